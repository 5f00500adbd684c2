// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What the façade is made of. Who holds an `Auditor` knows where its parts lie in memory, and must be compiled again
/// when one of them changes; the package manager looks at the direct dependencies only.
let stages: [Target.Dependency] = [
  "AuditModel", "TextPatterns", "ReportReading", "RuleLanguage", "AuditEngine", "AuditReporting",
]

let package = Package(
  name: "gouji",
  products: [
    .executable(name: "gouji", targets: ["gouji"]),
    .library(name: "GoujiKit", targets: ["GoujiKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Debian's C libraries, each used by one module only.
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CLibPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // The nouns, and the one tool two siblings share.
    .target(name: "AuditModel", swiftSettings: strict),
    .target(name: "TextPatterns", dependencies: ["CLibPCRE2"], swiftSettings: strict),

    // The stages. Siblings: none imports another.
    .target(name: "ReportReading", dependencies: ["AuditModel"], swiftSettings: strict),
    .target(
      name: "RuleLanguage", dependencies: ["AuditModel", "TextPatterns", "CLibYAML"],
      swiftSettings: strict),
    .target(
      name: "AuditEngine", dependencies: ["AuditModel", "TextPatterns"], swiftSettings: strict),
    .target(name: "AuditReporting", dependencies: ["AuditModel"], swiftSettings: strict),

    // The façade and the command.
    .target(
      name: "GoujiKit",
      dependencies: stages + ["CLibCrypto"],
      swiftSettings: strict),
    .executableTarget(
      name: "gouji",
      dependencies: stages + [
        "GoujiKit", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "AuditModelTests", dependencies: ["AuditModel"], swiftSettings: strict),
    .testTarget(
      name: "ReportReadingTests",
      dependencies: [
        "ReportReading", "RuleLanguage", "AuditEngine", "TextPatterns", "AuditModel", "TestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "RuleLanguageTests",
      dependencies: ["RuleLanguage", "TextPatterns", "AuditModel", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "TextPatternsTests", dependencies: ["TextPatterns", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AuditEngineTests",
      dependencies: ["AuditEngine", "TextPatterns", "AuditModel", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "AuditReportingTests", dependencies: ["AuditReporting", "AuditModel", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "GoujiTests",
      dependencies: stages + [
        "gouji", "GoujiKit", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "GoujiKitTests",
      dependencies: stages + ["GoujiKit", "TestSupport"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

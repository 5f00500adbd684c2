// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
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
      dependencies: [
        "AuditModel", "TextPatterns", "ReportReading", "RuleLanguage", "AuditEngine",
        "AuditReporting", "CLibCrypto",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "gouji",
      dependencies: [
        "GoujiKit", "AuditModel", "AuditReporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "AuditModelTests", dependencies: ["AuditModel"], swiftSettings: strict),
    .testTarget(
      name: "ReportReadingTests",
      dependencies: ["ReportReading", "RuleLanguage", "AuditEngine", "AuditModel", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "RuleLanguageTests", dependencies: ["RuleLanguage", "AuditModel", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "TextPatternsTests", dependencies: ["TextPatterns", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AuditEngineTests", dependencies: ["AuditEngine", "AuditModel", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "AuditReportingTests", dependencies: ["AuditReporting", "AuditModel", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "GoujiTests",
      dependencies: [
        "gouji", "GoujiKit", "AuditModel", "AuditReporting", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "GoujiKitTests",
      dependencies: ["GoujiKit", "AuditModel", "AuditReporting", "RuleLanguage", "TestSupport"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

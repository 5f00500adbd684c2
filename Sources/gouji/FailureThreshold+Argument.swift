public import ArgumentParser
public import GoujiKit

extension FailureThreshold: ExpressibleByArgument {}

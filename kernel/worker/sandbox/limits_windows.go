package sandbox

const noLimits = "Windows limits processes by job objects, which lab does not use yet; memory is bounded by the collector's soft limit only"

func limit(Policy) Layer { return probeLimits() }

func probeLimits() Layer { return Layer{Name: Limits, Detail: noLimits} }

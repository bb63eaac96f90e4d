//go:build race

package kernel_test

// raceDetector builds run without a memory limit.
const raceDetector = true

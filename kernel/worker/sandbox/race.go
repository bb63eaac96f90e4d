//go:build race

package sandbox

// raceDetector builds reserve more memory than any sensible limit.
const raceDetector = true

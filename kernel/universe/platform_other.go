//go:build !((linux || darwin || windows) && (amd64 || arm64))

package universe

var platformZip []byte

const platformKnown = false

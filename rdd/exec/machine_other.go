//go:build !linux

package exec

// MachineMemory is the memory of this machine in bytes, 0 where it does not tell.
func MachineMemory() int64 { return 0 }

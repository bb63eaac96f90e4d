package exec

import "syscall"

// MachineMemory is the memory of this machine in bytes, 0 where it does not tell.
func MachineMemory() int64 {
	var info syscall.Sysinfo_t
	if err := syscall.Sysinfo(&info); err != nil {
		return 0
	}
	return int64(uint64(info.Totalram) * uint64(info.Unit))
}

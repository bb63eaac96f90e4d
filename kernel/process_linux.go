package kernel

import (
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix" // sysinfo
)

// isolateProcess gives the child a process group of its own, so that one kill reaches all of it, and lets it die with us.
func isolateProcess(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

func machineMemory() int64 {
	var info unix.Sysinfo_t
	if err := unix.Sysinfo(&info); err != nil {
		return 0
	}
	return int64(info.Totalram) * int64(info.Unit)
}

// peakMemory is the most memory in bytes that a process had resident.
func peakMemory(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10
	}
	return 0
}

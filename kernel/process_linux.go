package kernel

import (
	"os"
	"os/exec"
	"syscall"
)

// isolateProcess gives the child a process group of its own, so that one kill reaches all of it, and lets it die with us.
func isolateProcess(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// peakMemory is the most memory in bytes that a process had resident.
func peakMemory(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10
	}
	return 0
}

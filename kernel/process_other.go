//go:build unix && !linux

package kernel

import (
	"os"
	"os/exec"
	"syscall"
)

// isolateProcess gives the child a process group of its own, so that one kill reaches all of it. There is no signal at
// the parent's death here; the child ends when its connection closes.
func isolateProcess(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

func peakMemory(*os.ProcessState) int64 { return 0 }

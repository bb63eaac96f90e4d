//go:build unix

package pipe

import (
	"os/exec"
	"syscall"
)

// killWhole has the command killed together with the processes that it starts: a shell's pipeline is several.
func killWhole(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
}

//go:build unix

package kernel

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// killProcess kills the process and everything in its group.
func killProcess(p *os.Process) error {
	err := syscall.Kill(-p.Pid, syscall.SIGKILL)
	if errors.Is(err, syscall.ESRCH) {
		return os.ErrProcessDone
	}
	return err
}

// yield lowers the priority of the process's group. Where that fails, cells run all the same.
func yield(p *os.Process) {
	const nice = 5 // a third of the share of others
	_ = syscall.Setpriority(syscall.PRIO_PGRP, p.Pid, nice)
}

// inherit passes files to the child and returns the descriptors that they have there.
func inherit(cmd *exec.Cmd, in, out *os.File) (uintptr, uintptr) {
	cmd.ExtraFiles = []*os.File{in, out}
	return 3, 4
}

// endedBySignal names the signal that ended a process; killed is true for SIGKILL.
func endedBySignal(state *os.ProcessState) (name string, killed bool) {
	status, ok := state.Sys().(syscall.WaitStatus)
	if !ok || !status.Signaled() {
		return "", false
	}
	return status.Signal().String(), status.Signal() == syscall.SIGKILL
}

func isBrokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

// platformEnvironment names variables without which programs do not run on this platform.
func platformEnvironment() []string { return nil }

package kernel

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// isolateProcess gives the child a process group of its own; it ends when its connection closes.
func isolateProcess(cmd *exec.Cmd) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.CreationFlags |= syscall.CREATE_NEW_PROCESS_GROUP
}

func killProcess(p *os.Process) error { return p.Kill() }

// inherit passes files to the child, which knows them by the same handles.
func inherit(cmd *exec.Cmd, in, out *os.File) (uintptr, uintptr) {
	handles := []syscall.Handle{syscall.Handle(in.Fd()), syscall.Handle(out.Fd())}
	for _, h := range handles {
		// A handle that cannot be inherited shows as a kernel that does not answer, with this as its reason.
		_ = syscall.SetHandleInformation(h, syscall.HANDLE_FLAG_INHERIT, syscall.HANDLE_FLAG_INHERIT)
	}
	cmd.SysProcAttr.AdditionalInheritedHandles = handles
	return in.Fd(), out.Fd()
}

func endedBySignal(*os.ProcessState) (string, bool) { return "", false }

func isBrokenPipe(err error) bool {
	const errorNoData, errorBrokenPipe = syscall.Errno(232), syscall.Errno(109)
	return errors.Is(err, errorNoData) || errors.Is(err, errorBrokenPipe)
}

func platformEnvironment() []string { return []string{"SYSTEMROOT", "TEMP", "TMP"} }

func peakMemory(*os.ProcessState) int64 { return 0 }

// yield does nothing: priority classes of Windows are too coarse for it, and its scheduler prefers the window in front anyway.
func yield(*os.Process) {}

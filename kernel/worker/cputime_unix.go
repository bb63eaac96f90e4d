//go:build unix

package worker

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"lab/kernel/wire"
)

// endAtCPULimit ends the process when the system warns that its processor time is used up. Go would ignore the warning.
func endAtCPULimit(words io.Writer) {
	warnings := make(chan os.Signal, 1)
	signal.Notify(warnings, syscall.SIGXCPU)
	go func() {
		<-warnings
		fmt.Fprintln(words, wire.CPUSpent)
		os.Exit(3)
	}()
}

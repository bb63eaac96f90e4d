//go:build unix

package main

import (
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

// TestSignalsLeaveNothingBehind ends lab while a cell runs, in every way that it can answer.
func TestSignalsLeaveNothingBehind(t *testing.T) {
	// Under nohup the tests ignore SIGHUP, and so would lab, as it should. A signal that is listened to is not ignored, and
	// a process that is started does not ignore it either.
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, syscall.SIGHUP)
	defer signal.Stop(heard)
	for _, ending := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(ending.String(), func(t *testing.T) {
			h := newHome(t)
			h.write("loop.md", "---\ntitle: Loop\n---\n# Loop\n\n```go\nfmt.Println(\"on\")\nfor {\n}\n```\n")
			temp := filepath.Join(h.dir, "tmp")
			if err := os.Mkdir(temp, 0o700); err != nil {
				t.Fatal(err)
			}
			cmd := h.command("run", "loop.md")
			cmd.Env = append(cmd.Env, "TMPDIR="+temp)
			stdout, stderr := start(t, cmd)
			if _, err := stdout.ReadString('\n'); err != nil { // the cell runs
				t.Fatal(err, stderr.String())
			}
			if left, err := os.ReadDir(temp); err != nil || len(left) == 0 {
				t.Fatalf("while a cell runs its folder is not in %s: %v", temp, err)
			}
			if err := cmd.Process.Signal(ending); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() < 0 {
				t.Errorf("lab did not end in order: %v\n%s", err, stderr.String())
			}
			left, err := os.ReadDir(temp)
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

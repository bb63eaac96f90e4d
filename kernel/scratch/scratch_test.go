//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package scratch

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const prefix = "lab-scratch-"

// TestMain makes this binary a process that owns a folder until it is killed, where the environment asks for it.
func TestMain(m *testing.M) {
	if os.Getenv("SCRATCH_OWNER") == "" {
		os.Exit(m.Run())
	}
	f, err := New(prefix)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := os.WriteFile(filepath.Join(f.Path(), "spilled"), []byte("x"), 0o600); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(f.Path())
	_, _ = bufio.NewReader(os.Stdin).ReadByte() // until the test ends
	os.Exit(0)
}

// owner starts a process with a folder, and returns a function that kills it.
func owner(t *testing.T) (path string, kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "SCRATCH_OWNER=1")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	t.Cleanup(kill)
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line), kill
}

// age makes a folder look as if it had been made long ago.
func age(t *testing.T, path string) {
	t.Helper()
	then := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
}

func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func makeFolder(t *testing.T) *Folder {
	t.Helper()
	f, err := New(prefix)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Remove(); err != nil {
			t.Error(err)
		}
		if there(f.Path()) {
			t.Errorf("%s was not removed", f.Path())
		}
	})
	return f
}

func TestWhatKilledProcessesLeftIsCleared(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	dead, kill := owner(t)
	alive, _ := owner(t)
	kill()
	own := makeFolder(t)
	if !there(dead) {
		t.Fatal("a folder that was just made is not left alone: its owner may not have locked it yet")
	}
	for _, path := range []string{dead, alive, own.Path()} {
		age(t, path)
	}
	makeFolder(t)
	if there(dead) {
		t.Error("the folder of a killed process stays")
	}
	if !there(filepath.Join(alive, "spilled")) || !there(own.Path()) {
		t.Error("the folder of a living process was removed")
	}
}

func TestNothingElseIsCleared(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	precious := filepath.Join(t.TempDir(), "precious")
	folders := []string{prefix + "notes", prefix, "lab-other-123", prefix + "12x", prefix + "77"}
	for _, path := range append([]string{precious}, folders...) {
		if !filepath.IsAbs(path) {
			path = filepath.Join(temp, path)
		}
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		age(t, path)
	}
	shared := filepath.Join(temp, prefix+"77") // others may look into it, so it is not one of ours
	if err := os.Chmod(shared, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(precious, filepath.Join(temp, prefix+"88")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(temp, prefix+"99"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	age(t, filepath.Join(temp, prefix+"99"))
	makeFolder(t)
	for _, name := range append(folders, prefix+"88", prefix+"99", precious) {
		if !filepath.IsAbs(name) {
			name = filepath.Join(temp, name)
		}
		if !there(name) {
			t.Errorf("%s was removed", name)
		}
	}
}

package spill_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"lab/rdd/spill"
)

// The system itself refuses to write: a child process may not make files of more than 1 MB.
func TestSystemTakesNoMore(t *testing.T) {
	if os.Getenv("SPILL_TEST_CHILD") == "" {
		child := exec.Command(os.Args[0], "-test.run=^TestSystemTakesNoMore$")
		child.Env = append(os.Environ(), "SPILL_TEST_CHILD=1")
		if out, err := child.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1 << 20, Max: 1 << 20}); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	d := spill.NewDir(folder)
	defer d.Close()
	f := create(t, d)
	r := rand.New(rand.NewPCG(7, 8))
	noise := make([]byte, 300_000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	var blocks []spill.Block
	for {
		b, err := f.Append(noise)
		if err != nil {
			if !errors.Is(err, syscall.EFBIG) || !strings.Contains(err.Error(), folder) ||
				!strings.Contains(err.Error(), "WithSpillDir") {
				t.Errorf("the error is %v", err)
			}
			break
		}
		blocks = append(blocks, b)
	}
	if len(blocks) != 3 {
		t.Errorf("%d blocks were written, want 3", len(blocks))
	}
	for _, b := range blocks {
		if got, err := f.Read(b, nil); err != nil || string(got) != string(noise) {
			t.Errorf("block at %d: %v", b.Offset, err)
		}
	}
}

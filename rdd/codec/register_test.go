package codec_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"lab/rdd/codec"
)

type (
	known   struct{ n int }
	unknown struct{ n int }
)

// What one process writes another one reads: this test runs itself again for that.
func TestOtherProcesses(t *testing.T) {
	codec.Register("test/known", known{})
	codec.Register("test/pointer", &known{})
	c := codecOf(t, []any{})
	registered := []any{known{1}, &known{2}, "text", []any{known{3}, 1.5}}
	if folder := os.Getenv("CODEC_TEST_FOLDER"); folder != "" {
		for name, batch := range map[string][]any{"known": registered, "unknown": {unknown{1}}} {
			if err := os.WriteFile(filepath.Join(folder, name), encode(t, batch), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	folder := t.TempDir()
	child := exec.Command(os.Args[0], "-test.run=^TestOtherProcesses$")
	child.Env = append(os.Environ(), "CODEC_TEST_FOLDER="+folder)
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	read := func(name string) (any, error) {
		src, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return c.Decode(src)
	}
	if got, err := read("known"); err != nil || !reflect.DeepEqual(got, registered) {
		t.Errorf("registered types came back as %v (%v)", got, err)
	}
	_, err := read("unknown")
	for _, part := range []string{"codec_test.unknown", "another process", "codec.Register"} {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("a type that is not registered: %v does not say %q", err, part)
		}
	}
}

// Cells run again and declare their types anew under the same name.
func TestRegisterAgain(t *testing.T) {
	type before struct{ a int }
	type after struct{ b string }
	codec.Register("test/again", before{})
	src := encode(t, []any{before{1}})
	codec.Register("test/again", before{})
	codec.Register("test/again", after{})
	batch := []any{before{1}, after{"x"}}
	if got := roundTrip(t, batch); !reflect.DeepEqual(got, batch) {
		t.Errorf("came back as %v", got)
	}
	if !strings.Contains(string(src), "test/again") || !strings.Contains(string(encode(t, []any{after{}})), "test/again") {
		t.Error("the name is not in the bytes")
	}
	if got, err := codecOf(t, batch).Decode(src); err == nil {
		t.Errorf("a number passes for a string: %v", got)
	}
	defer func() {
		if err, ok := recover().(error); !ok || !strings.Contains(err.Error(), "test/nil") {
			t.Errorf("Register of nil: %v", err)
		}
	}()
	codec.Register("test/nil", nil)
}

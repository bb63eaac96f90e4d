package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const root = "../../.."

// TestWireIsUpToDate keeps the page's types and the server's types from drifting apart.
func TestWireIsUpToDate(t *testing.T) {
	want, err := generate(root, sources)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(root, "web/app/src/wire.ts")
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from the Go types; run `go generate ./web/wire`", path)
	}
}

func TestGenerate(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a/a.go", `package a
// Colour of a thing.
type Colour string
const (
	Red  Colour = "red" // like blood
	Blue Colour = "blue"
)
// Thing has
// two lines.
type Thing struct {
	Name string `+"`json:\"name\"`"+`
	// Parts of it.
	Parts  []Thing `+"`json:\"parts,omitempty\"`"+`
	Hue    *Colour `+"`json:\"hue,omitempty\"`"+`
	Secret int     `+"`json:\"-\"`"+`
	Bag    map[string]float64 `+"`json:\"bag\"`"+`
	Odd    chan int `+"`json:\"odd\" tstype:\"null\"`"+`
}
type inner struct{ X int }
type Doer interface{ Do() }
`)
	got, err := generate(dir, []source{{dir: "a"}})
	if err != nil {
		t.Fatal(err)
	}
	want := banner + `
/** Colour of a thing. */
export const Colour = {
  /** like blood */
  Red: "red",
  Blue: "blue",
} as const;
export type Colour = (typeof Colour)[keyof typeof Colour];

/**
 * Thing has
 * two lines.
 */
export interface Thing {
  name: string;
  /** Parts of it. */
  parts?: Thing[];
  hue?: Colour;
  bag: { [key: string]: number };
  odd: null;
}
`
	if string(got) != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}

	write("b/b.go", "package b\ntype Thing struct { X int `json:\"x\"` }\n")
	if _, err := generate(dir, []source{{dir: "a"}, {dir: "b"}}); err == nil || !strings.Contains(err.Error(), "rename one") {
		t.Errorf("two types of one name: error %v", err)
	}
	write("c/c.go", "package c\ntype Thing struct { X func() `json:\"x\"` }\n")
	if _, err := generate(dir, []source{{dir: "c"}}); err == nil || !strings.Contains(err.Error(), "Thing.X") {
		t.Errorf("a type without TypeScript: error %v", err)
	}
}

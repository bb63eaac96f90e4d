//go:build ignore

// Files in a temporary folder.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

func main() {
	dir, err := os.MkdirTemp("", "students-*")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(path, []byte("one\ntwo\n"), 0o600); err != nil {
		panic(err)
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		panic(err)
	}
	fmt.Fprintln(f, "three")
	f.Close()
	data, err := os.ReadFile(path)
	fmt.Printf("%q %v\n", data, err)
	info, _ := os.Stat(path)
	fmt.Println(info.Name(), info.Size(), info.IsDir())
	_, err = os.Open(filepath.Join(dir, "missing"))
	var pathErr *fs.PathError
	fmt.Println(errors.Is(err, fs.ErrNotExist), errors.As(err, &pathErr), pathErr.Op)
	os.MkdirAll(filepath.Join(dir, "a", "b"), 0o700)
	os.WriteFile(filepath.Join(dir, "a", "b", "x.go"), nil, 0o600)
	filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, p)
		fmt.Print(filepath.ToSlash(rel), " ", d.IsDir(), "; ")
		return err
	})
	fmt.Println()
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		fmt.Print(e.Name(), " ")
	}
	matches, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	fmt.Println(len(matches), filepath.Ext(matches[0]), filepath.Base(dir) != "", os.Rename(path, path+"2"))
}

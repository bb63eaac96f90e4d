// Command gen makes the embedded files of package universe (export data and sources) and the symbol tables of the
// engines, all from the lists of package allow. Run it with go generate ./kernel/universe; -check compares instead.
package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"

	"lab/kernel/universe/allow"
)

func main() {
	check := flag.Bool("check", false, "write nothing; fail when a generated file is not current")
	root := flag.String("root", "../..", "root of the module")
	only := flag.String("only", "", "std or own: make just that part")
	flag.Parse()
	if err := run(*root, *only, *check); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(root, only string, check bool) error {
	if err := os.Chdir(root); err != nil {
		return err
	}
	files := map[string][]byte{}
	if only != "own" {
		if err := generate(false, files); err != nil {
			return err
		}
		if err := generatePrograms(files); err != nil {
			return err
		}
	}
	if only != "std" {
		if err := generate(true, files); err != nil {
			return err
		}
	}
	return write(files, only, check)
}

// generate fills files (by path from the root) with everything made from the own or the foreign packages.
func generate(own bool, files map[string][]byte) error {
	var paths []string
	source := map[string]bool{}
	for _, p := range allow.Packages {
		if p.Own != own {
			continue
		}
		paths = append(paths, p.Path)
		source[p.Path] = p.Source
	}
	if own {
		paths = append(paths, allow.TestingPath)
	}
	conf := &packages.Config{
		Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps | packages.NeedFiles | packages.NeedExportFile,
		Env:  append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64"),
	}
	loaded, err := packages.Load(conf, paths...)
	if err != nil {
		return fmt.Errorf("load packages: %w", err)
	}
	if packages.PrintErrors(loaded) > 0 {
		return fmt.Errorf("packages do not build")
	}
	entries := map[string][]byte{}
	symbols := map[string]bool{}
	byPath := map[string]*types.Package{}
	for _, p := range loaded {
		byPath[p.PkgPath] = p.Types
		if !source[p.PkgPath] {
			if err := addExport(entries, p.Types); err != nil {
				return err
			}
			symbols[p.PkgPath] = true
			texts, err := documentation(p.PkgPath, p.GoFiles, own)
			if err != nil {
				return err
			}
			entries["doc/"+p.PkgPath] = texts
			continue
		}
		symbols[p.PkgPath] = own // generic code has no symbols; cmp, slices and maps are nothing else
		for _, name := range p.GoFiles {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			entries["source/"+p.PkgPath+"/"+filepath.Base(name)] = data
		}
		// What the source imports must resolve too, though cells may not name it.
		for path, dep := range p.Imports {
			if path == "unsafe" || source[path] || allow.Listed(path) {
				continue
			}
			if err := addExport(entries, dep.Types); err != nil {
				return err
			}
			if strings.HasPrefix(path, "lab/") {
				symbols[path], byPath[path] = true, dep.Types
			}
		}
	}
	blob, err := pack(entries)
	if err != nil {
		return err
	}
	name := "kernel/universe/std.zip"
	if own {
		name = "kernel/universe/own.zip"
	}
	files[name] = blob
	for path, yes := range symbols {
		if !yes {
			continue
		}
		text, err := symbolTable(byPath[path], "")
		if err != nil {
			return fmt.Errorf("symbols of %s: %w", path, err)
		}
		if text != nil {
			files[symbolFile(path, "")] = text
		}
	}
	return nil
}

func addExport(entries map[string][]byte, p *types.Package) error {
	var buf bytes.Buffer
	// Without positions: they would hold the paths of this machine, and nobody asks where a package's names stand.
	if err := gcexportdata.Write(&buf, token.NewFileSet(), p); err != nil {
		return fmt.Errorf("export data of %s: %w", p.Path(), err)
	}
	entries["export/"+p.Path()] = buf.Bytes()
	return nil
}

func pack(entries map[string][]byte) ([]byte, error) {
	names := make([]string, 0, len(entries))
	for name := range entries {
		names = append(names, name)
	}
	sort.Strings(names)
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range names {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(entries[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func write(files map[string][]byte, only string, check bool) error {
	var stale []string
	for name, data := range files {
		old, err := os.ReadFile(name)
		if err == nil && bytes.Equal(old, data) {
			continue
		}
		if check {
			stale = append(stale, name)
			continue
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			return err
		}
	}
	existing, err := filepath.Glob(symbolDir + "/*_symbols.go")
	if err != nil {
		return err
	}
	for _, name := range existing {
		if files[name] != nil || (only != "" && !strings.HasPrefix(filepath.Base(name), only+"_")) {
			continue
		}
		if check {
			stale = append(stale, name+" (no longer made)")
		} else if err := os.Remove(name); err != nil {
			return err
		}
	}
	if len(stale) > 0 {
		sort.Strings(stale)
		return fmt.Errorf("not current, run go generate ./kernel/universe:\n  %s", strings.Join(stale, "\n  "))
	}
	return nil
}

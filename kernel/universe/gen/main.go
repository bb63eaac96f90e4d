// Command gen makes the embedded files of package universe (export data and sources) and the symbol tables of the
// yaegi engine, all from the one allow list. Run it with go generate ./kernel/universe; -check compares instead.
package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"time"

	"github.com/traefik/yaegi/extract"
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
	for _, own := range []bool{false, true} {
		if (only == "std" && own) || (only == "own" && !own) {
			continue
		}
		if err := generate(own, files); err != nil {
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
	for _, p := range loaded {
		if !source[p.PkgPath] {
			if err := addExport(entries, p); err != nil {
				return err
			}
			symbols[p.PkgPath] = true
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
			if err := addExport(entries, dep); err != nil {
				return err
			}
			if strings.HasPrefix(path, "lab/") {
				symbols[path] = true
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
		text, err := symbolTable(path)
		if err != nil {
			return fmt.Errorf("symbols of %s: %w", path, err)
		}
		files[symbolFile(path)] = text
	}
	return nil
}

func addExport(entries map[string][]byte, p *packages.Package) error {
	var buf bytes.Buffer
	var pkg *types.Package = p.Types
	if pkg == nil {
		return fmt.Errorf("package %s: no types", p.PkgPath)
	}
	// Without positions: they would hold the paths of this machine, and nobody asks where a package's names stand.
	if err := gcexportdata.Write(&buf, token.NewFileSet(), pkg); err != nil {
		return fmt.Errorf("export data of %s: %w", p.PkgPath, err)
	}
	entries["export/"+p.PkgPath] = buf.Bytes()
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

const symbolDir = "kernel/yaegi/symbols"

func symbolFile(path string) string {
	prefix := "std_"
	if strings.HasPrefix(path, "lab/") {
		prefix = "own_"
	}
	return filepath.Join(symbolDir, prefix+strings.NewReplacer("/", "_", ".", "_").Replace(path)+"_symbols.go")
}

// buildTag matches the constraint that extract puts on tables of the standard library: ours belong to one release
// anyway, the one that go.mod names.
var buildTag = regexp.MustCompile(`(?m)^(//go:build|// \+build) .*\n`)

func symbolTable(path string) ([]byte, error) {
	var buf bytes.Buffer
	e := extract.Extractor{Dest: "symbols"}
	if _, err := e.Extract(path, "", &buf); err != nil {
		return nil, err
	}
	return format.Source(bytes.TrimLeft(buildTag.ReplaceAll(buf.Bytes(), nil), "\n"))
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

package main

import (
	"bytes"
	"fmt"
	"go/build"
	"go/importer"
	"go/token"
	"go/types"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"lab/kernel/universe/allow"
)

// generatePrograms makes what only programs may import: programs.zip with the export data of the first platform, one
// archive with what is different for every other platform, and the symbol tables. Packages are type-checked from source,
// without function bodies, which for six platforms is much faster than to compile them.
func generatePrograms(files map[string][]byte) error {
	cells := map[string]bool{}
	for _, p := range allow.Packages {
		cells[p.Path] = true
	}
	if err := checkComplete(cells); err != nil {
		return err
	}
	paths := slices.Clone(allow.ProgramsOnly)
	apis := map[string]map[string]string{}   // platform → path → what the package exports
	tables := map[string]map[string][]byte{} // path → platform → table
	for i, platform := range allow.Platforms {
		loaded, err := loadFor(platform, paths)
		if err != nil {
			return err
		}
		entries := map[string][]byte{}
		apis[platform] = map[string]string{}
		for _, path := range paths {
			p := loaded[path]
			apis[platform][path] = api(p)
			if i > 0 && apis[platform][path] == apis[allow.Platforms[0]][path] {
				continue
			}
			if err := addExport(entries, p); err != nil {
				return err
			}
		}
		name := "kernel/universe/programs.zip"
		if i > 0 {
			name = "kernel/universe/programs_" + identifier(platform) + ".zip"
		}
		if files[name], err = pack(entries); err != nil {
			return err
		}
		for path, p := range loaded {
			system, arch, _ := strings.Cut(platform, "/")
			text, err := symbolTable(p, system+" && "+arch)
			if err != nil {
				return fmt.Errorf("symbols of %s for %s: %w", path, platform, err)
			}
			if text == nil {
				continue
			}
			if tables[path] == nil {
				tables[path] = map[string][]byte{}
			}
			tables[path][platform] = text
		}
	}
	for path, of := range tables {
		addTables(files, path, of)
	}
	return nil
}

// addTables adds the tables of a package: one, where all platforms have the same.
func addTables(files map[string][]byte, path string, of map[string][]byte) {
	var common []byte
	same := len(of) == len(allow.Platforms)
	for platform, text := range of {
		system, arch, _ := strings.Cut(platform, "/")
		plain := bytes.Replace(text, []byte("//go:build "+system+" && "+arch+"\n\n"), nil, 1)
		same = same && (common == nil || bytes.Equal(common, plain))
		common = plain
	}
	if same {
		files[symbolFile(path, "")] = common
		return
	}
	for platform, text := range of {
		files[symbolFile(path, platform)] = text
	}
}

// loadFor type-checks packages as they are on a platform.
func loadFor(platform string, paths []string) (map[string]*types.Package, error) {
	saved := build.Default
	defer func() { build.Default = saved }()
	build.Default.GOOS, build.Default.GOARCH, _ = strings.Cut(platform, "/")
	build.Default.CgoEnabled = false
	from := importer.ForCompiler(token.NewFileSet(), "source", nil)
	loaded := map[string]*types.Package{}
	for _, path := range paths {
		p, err := from.Import(path)
		if err != nil {
			return nil, fmt.Errorf("check package %s for %s: %w", path, platform, err)
		}
		loaded[path] = p
	}
	return loaded, nil
}

// api describes what a package exports, so that two platforms can be compared.
func api(p *types.Package) string {
	var b strings.Builder
	for _, name := range p.Scope().Names() {
		o := p.Scope().Lookup(name)
		if !o.Exported() {
			continue
		}
		b.WriteString(types.ObjectString(o, nil))
		switch o := o.(type) {
		case *types.Const:
			b.WriteString(o.Val().ExactString())
		case *types.TypeName:
			set := types.NewMethodSet(types.NewPointer(o.Type()))
			for m := range set.Methods() {
				b.WriteString(m.String())
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// checkComplete compares the list with what the standard library has.
func checkComplete(cells map[string]bool) error {
	left := map[string]bool{"plugin": true, "runtime/cgo": true, "runtime/race": true, "unsafe": true, "syscall/js": true}
	listed := map[string]bool{}
	for _, path := range allow.ProgramsOnly {
		listed[path] = true
		if cells[path] {
			return fmt.Errorf("package %s is on both lists", path)
		}
	}
	src := filepath.Join(build.Default.GOROOT, "src")
	var missing []string
	err := filepath.WalkDir(src, func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		switch name := d.Name(); {
		case strings.HasPrefix(name, "_"), slices.Contains([]string{"testdata", "internal", "vendor", "cmd", "builtin"}, name):
			return filepath.SkipDir
		}
		path, err := filepath.Rel(src, dir)
		if err != nil {
			return err
		}
		path = filepath.ToSlash(path)
		if sources, _ := filepath.Glob(filepath.Join(dir, "*.go")); len(sources) == 0 || listed[path] || cells[path] || left[path] {
			return nil
		}
		if p, err := build.ImportDir(dir, 0); err == nil && p.Name != "main" {
			missing = append(missing, path)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("list the standard library in %s: %w", src, err)
	}
	if len(missing) > 0 {
		sort.Strings(missing)
		return fmt.Errorf("kernel/universe/allow does not know %s", strings.Join(missing, ", "))
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

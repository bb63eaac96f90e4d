package compiled

import (
	"bufio"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lab"
)

// libraries are the modules that our packages for cells are built from. The kernel's own packages need more; its program
// gets all that this module requires.
var libraries = []string{
	"codeberg.org/go-fonts/liberation", "codeberg.org/go-latex/latex", "codeberg.org/go-pdf/fpdf", "git.sr.ht/~sbinet/gg",
	"github.com/ajstarks/svgo", "github.com/andybalholm/brotli", "github.com/axiomhq/hyperloglog",
	"github.com/dgryski/go-metro", "github.com/golang/freetype", "github.com/google/uuid", "github.com/kamstrup/intmap",
	"github.com/klauspost/compress", "github.com/klauspost/cpuid/v2", "github.com/parquet-go/bitpack",
	"github.com/parquet-go/jsonlite", "github.com/parquet-go/parquet-go", "github.com/pierrec/lz4/v4",
	"github.com/twpayne/go-geom", "github.com/zeebo/xxh3", "golang.org/x/image", "golang.org/x/sys", "golang.org/x/text",
	"gonum.org/v1/gonum", "gonum.org/v1/plot", "google.golang.org/protobuf",
}

const ownPrefix = "lab/"

// module is a Go module on its way to a folder: a program, and beside it those of our packages that it imports.
type module struct {
	files    map[string]string // of the program
	packages []string          // of ours, by import path
	external bool              // something is imported from other modules
}

// newModule finds what the files import, directly and through our packages.
func newModule(files map[string]string) (*module, error) {
	m := &module{files: files}
	seen := map[string]bool{}
	var visit func(target string) error
	visit = func(target string) error {
		switch first, _, _ := strings.Cut(target, "/"); {
		case strings.Contains(first, "."):
			m.external = true
			return nil
		case !strings.HasPrefix(target, ownPrefix) || seen[target]:
			return nil
		}
		seen[target] = true
		m.packages = append(m.packages, target)
		sources, err := packageFiles(target)
		if err != nil {
			return err
		}
		for _, file := range sources {
			if path.Ext(file) != ".go" {
				continue
			}
			text, err := fs.ReadFile(lab.Sources, file)
			if err != nil {
				return err
			}
			imports, err := importsOf(file, string(text))
			if err != nil {
				return err
			}
			for _, i := range imports {
				if err := visit(i); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for name, text := range files {
		if path.Ext(name) != ".go" {
			continue
		}
		imports, err := importsOf(name, text)
		if err != nil {
			return nil, err
		}
		for _, i := range imports {
			if err := visit(i); err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(m.packages)
	return m, nil
}

// packageFiles lists the files of one of our packages.
func packageFiles(target string) ([]string, error) {
	dir := strings.TrimPrefix(target, ownPrefix)
	entries, err := fs.ReadDir(lab.Sources, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("package %s is not one that programs outside of lab can import", target)
	}
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && !strings.HasSuffix(e.Name(), "_test.go") {
			files = append(files, path.Join(dir, e.Name()))
		}
	}
	return files, nil
}

func importsOf(name, text string) ([]string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var list []string
	for _, spec := range file.Imports {
		target, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		list = append(list, target)
	}
	return list, nil
}

// write fills a folder. All is false where only the libraries of cells are required.
func (m *module) write(dir string, all bool) error {
	files, err := m.contents(all)
	if err != nil {
		return err
	}
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// contents are all files of the module's folder by their names, with slashes.
func (m *module) contents(all bool) (map[string]string, error) {
	requires, language, err := requirements(all)
	if err != nil {
		return nil, err
	}
	if !m.external {
		requires = nil
	}
	files := map[string]string{}
	for name, text := range m.files {
		files[name] = text
	}
	own := ""
	if len(m.packages) > 0 {
		own = "\nrequire lab v0.0.0\n\nreplace lab => ./lab\n"
		files["lab/go.mod"] = goMod("lab", language, requires, "")
		for _, target := range m.packages {
			sources, err := packageFiles(target)
			if err != nil {
				return nil, err
			}
			for _, file := range sources {
				text, err := fs.ReadFile(lab.Sources, file)
				if err != nil {
					return nil, err
				}
				files["lab/"+file] = string(text)
			}
		}
	}
	files["go.mod"] = goMod("notebook", language, requires, own)
	if len(requires) > 0 {
		if files["go.sum"], err = sums(requires); err != nil {
			return nil, err
		}
	}
	return files, nil
}

func goMod(name, language string, requires []string, more string) string {
	text := "module " + name + "\n\ngo " + language + "\n" + more
	if len(requires) > 0 {
		text += "\nrequire (\n\t" + strings.Join(requires, "\n\t") + "\n)\n"
	}
	return text
}

// requirements reads this module's go.mod: what it requires ("path version"), and the Go version.
func requirements(all bool) (requires []string, language string, err error) {
	text, err := fs.ReadFile(lab.Sources, "go.mod")
	if err != nil {
		return nil, "", err
	}
	inBlock := false
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0:
		case fields[0] == "go":
			language = fields[1]
		case fields[0] == "require" && fields[1] == "(":
			inBlock = true
		case fields[0] == ")":
			inBlock = false
		case inBlock && (all || slices.Contains(libraries, fields[0])):
			requires = append(requires, fields[0]+" "+fields[1])
		}
	}
	return requires, language, nil
}

// sums returns the lines of go.sum about the modules.
func sums(requires []string) (string, error) {
	file, err := lab.Sources.Open("go.sum")
	if err != nil {
		return "", err
	}
	defer file.Close()
	wanted := map[string]bool{}
	for _, r := range requires {
		module, _, _ := strings.Cut(r, " ")
		wanted[module] = true
	}
	var b strings.Builder
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if module, _, _ := strings.Cut(lines.Text(), " "); wanted[module] {
			b.WriteString(lines.Text() + "\n")
		}
	}
	return b.String(), lines.Err()
}

package universe

import (
	"errors"
	"go/constant"
	"go/types"
	"os"
	"regexp"
	"strings"
	"testing"

	"lab/kernel/universe/allow"
)

func TestEveryListedPackageImports(t *testing.T) {
	u, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range allow.Packages {
		pkg, err := u.Import(p.Path)
		if err != nil {
			t.Errorf("import %s: %v", p.Path, err)
			continue
		}
		if len(pkg.Scope().Names()) == 0 {
			t.Errorf("package %s is empty", p.Path)
		}
	}
}

// One universe: a type must be the same type however it is reached, or cells get errors like
// "cannot use iter.Seq[string] as iter.Seq[string]".
func TestTypesAreShared(t *testing.T) {
	u, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	stringsPkg, err := u.Import("strings")
	if err != nil {
		t.Fatal(err)
	}
	slices, err := u.Import("slices")
	if err != nil {
		t.Fatal(err)
	}
	seq := stringsPkg.Scope().Lookup("SplitSeq").Type().(*types.Signature).Results().At(0).Type().(*types.Named)
	param := slices.Scope().Lookup("Collect").Type().(*types.Signature).Params().At(0).Type().(*types.Named)
	if seq.Origin() != param.Origin() {
		t.Errorf("strings.SplitSeq and slices.Collect speak of two different iter.Seq")
	}
}

func TestUnlistedPackagesAreRefused(t *testing.T) {
	u, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"os", "net", "net/http", "os/exec", "reflect", "unsafe", "syscall", "runtime", "runtime/debug", "plugin", "testing", "flag", "log", "lab/kernel/display/sink"} {
		if u.Allowed(path) {
			t.Errorf("cells may import %s", path)
		}
	}
}

// Programs may import every package of the standard library, and find it as it is on this platform.
func TestProgramsHaveTheStandardLibrary(t *testing.T) {
	u, err := LoadForPrograms()
	if errors.Is(err, ErrPlatform) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append([]string{"unsafe", "fmt", "lab/rdd"}, allow.ProgramsOnly...) {
		if _, err := u.ImportNamed(path); err != nil {
			t.Errorf("import %s: %v", path, err)
		}
	}
	for name, want := range map[string]any{"O_CREATE": int64(os.O_CREATE), "PathSeparator": int64(os.PathSeparator), "DevNull": os.DevNull} {
		pkg, err := u.Import("os")
		if err != nil {
			t.Fatal(err)
		}
		if got := constant.Val(pkg.Scope().Lookup(name).(*types.Const).Val()); got != want {
			t.Errorf("os.%s is %v, want %v", name, got, want)
		}
	}
	for path, want := range map[string]string{
		"C": "call C", "plugin": "built for it", "internal/abi": "internal package", "example.com/x": "no other modules", "no/such": "is not in std",
	} {
		if _, err := u.ImportNamed(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("import %s: %v, want %q", path, err, want)
		}
	}
}

// What students call of this module's packages is explained, whether the package is held as source or compiled.
func TestOwnPackagesAreDocumented(t *testing.T) {
	u, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range allow.Packages {
		if !p.Own {
			continue
		}
		pkg, err := u.Import(p.Path)
		if err != nil {
			t.Fatal(err)
		}
		if u.PackageDoc(p.Path) == "" {
			t.Errorf("package %s says nothing of itself", p.Path)
		}
		for _, name := range pkg.Scope().Names() {
			obj := pkg.Scope().Lookup(name)
			if _, isType := obj.(*types.TypeName); !isType && !strings.HasPrefix(obj.Type().String(), "func") || !obj.Exported() {
				continue // a group of constants may have one comment
			}
			if u.Doc(obj) == "" {
				t.Errorf("%s.%s has no documentation", p.Name, name)
			}
			named, ok := obj.Type().(*types.Named)
			if _, isType := obj.(*types.TypeName); !isType || !ok {
				continue
			}
			for m := range named.Methods() {
				if m.Exported() && u.Doc(m) == "" {
					t.Errorf("%s.%s.%s has no documentation", p.Name, name, m.Name())
				}
			}
		}
	}
}

// Those of Go and gonum are, too, but for a few that their authors have left without a word.
func TestOtherPackagesAreDocumented(t *testing.T) {
	u, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	functions, bare := 0, []string{}
	for _, p := range allow.Packages {
		pkg, err := u.Import(p.Path)
		if err != nil {
			t.Fatal(err)
		}
		if about := u.PackageDoc(p.Path); !p.Own && !p.Source && (about == "" || len(about) > 2000) {
			t.Errorf("package %s says of itself: %q", p.Path, about)
		}
		for _, name := range pkg.Scope().Names() {
			if f, ok := pkg.Scope().Lookup(name).(*types.Func); ok && f.Exported() && !p.Own {
				if functions++; u.Doc(f) == "" {
					bare = append(bare, p.Path+"."+name)
				}
			}
		}
	}
	if functions < 800 || len(bare) > functions/50 {
		t.Errorf("%d of %d functions have no documentation: %v", len(bare), functions, bare)
	}
	strings, err := u.Import("strings")
	if err != nil {
		t.Fatal(err)
	}
	if doc := u.Doc(strings.Scope().Lookup("Fields")); !regexp.MustCompile("^Fields splits").MatchString(doc) {
		t.Errorf("strings.Fields: %q", doc)
	}
}

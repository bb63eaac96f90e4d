package universe

import (
	_ "embed"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"lab/kernel/universe/allow"
)

// programsZip holds the packages that only programs may import, as they are on the first of allow.Platforms. What is
// different on this platform (constants of package os, most of syscall) is in platformZip.
//
//go:embed programs.zip
var programsZip []byte

// ErrPlatform says that the embedded data does not describe the standard library of this platform.
var ErrPlatform = errors.New("lab does not know what the standard library of " + runtime.GOOS + "/" + runtime.GOARCH + " holds")

// LoadForPrograms opens the universe of users' own programs, which may import every package that lab has.
func LoadForPrograms() (*Universe, error) {
	if !platformKnown {
		return nil, ErrPlatform
	}
	u, err := Load()
	if err != nil {
		return nil, err
	}
	u.programs = true
	u.allowed["unsafe"] = allow.Package{Path: "unsafe"}
	for _, path := range allow.ProgramsOnly {
		u.allowed[path] = allow.Package{Path: path}
	}
	if _, err := u.open(programsZip); err != nil {
		return nil, err
	}
	if len(platformZip) == 0 {
		return u, nil
	}
	different, err := u.open(platformZip)
	if err != nil {
		return nil, err
	}
	// These first: export data describes also what it refers to in other packages, and what is read first stands.
	for _, f := range different {
		if path, ok := strings.CutPrefix(f.Name, exportPrefix); ok {
			if _, err := u.Import(path); err != nil {
				return nil, err
			}
		}
	}
	return u, nil
}

// missing says why a package cannot be imported.
func (u *Universe) missing(path string) error {
	switch {
	case !u.programs:
		return fmt.Errorf("package %s is not available in cells", path)
	case path == "C":
		return errors.New("lab cannot run programs that call C")
	case path == "plugin" || path == "runtime/cgo" || path == "runtime/race":
		return fmt.Errorf("package %s is not available: it needs a program that is built for it", path)
	case strings.Contains("/"+path+"/", "/internal/"):
		return fmt.Errorf("use of internal package %s not allowed", path)
	case strings.Contains(strings.SplitN(path, "/", 2)[0], "."):
		return fmt.Errorf("package %s is not available: lab has the standard library and its own packages, no other modules", path)
	}
	return fmt.Errorf("package %s is not in std", path)
}

package compiled

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"go/version"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// Toolchain is the Go command of this machine.
type Toolchain struct {
	Path    string
	Version string // "go1.26.8"
}

// FindToolchain finds the Go command and makes sure that it is new enough for our packages.
func FindToolchain(ctx context.Context) (*Toolchain, error) {
	_, language, err := requirements(false)
	if err != nil {
		return nil, err
	}
	path, err := exec.LookPath("go")
	if err != nil {
		return nil, fmt.Errorf("there is no Go toolchain on this machine: install Go %s or later (https://go.dev/dl); --engine typed and yaegi need none", language)
	}
	cmd := exec.CommandContext(ctx, path, "env", "GOVERSION")
	cmd.Dir = os.TempDir() // away from any go.mod, which might ask for another toolchain
	cmd.Env = append(os.Environ(), "GOTOOLCHAIN=local")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s does not run: %w", path, err)
	}
	t := &Toolchain{Path: path, Version: strings.TrimSpace(string(out))}
	if version.IsValid(t.Version) && version.Compare(t.Version, "go"+language) < 0 {
		return nil, fmt.Errorf("the Go toolchain at %s is %s, which is too old: install Go %s or later (https://go.dev/dl); --engine typed and yaegi need none", path, t.Version, language)
	}
	return t, nil
}

// BuildError is what the toolchain said of a program that it could not build.
type BuildError struct{ Output string }

func (e *BuildError) Error() string { return "the Go toolchain cannot build the program:\n" + e.Output }

// build builds the program in a folder and returns the path of the executable in it. The user's build cache serves: what
// was compiled for one program is there for the next.
// The target is a folder or a file, as go build takes them: build constraints do not hold for a file that is named.
func (t *Toolchain) build(ctx context.Context, dir, target string, flags ...string) (string, error) {
	name := "program"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	// Paths of the folder would make every build one of its own.
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-mod=mod", "-o", name}, flags...)
	cmd := exec.CommandContext(ctx, t.Path, append(args, target)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOTOOLCHAIN=local", "CGO_ENABLED=0", "GOWORK=off", "PWD="+dir)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return "", context.Cause(ctx)
		}
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			return "", fmt.Errorf("run %s: %w", t.Path, err)
		}
		return "", &BuildError{strings.TrimSpace(said.String())}
	}
	return filepath.Join(dir, name), nil
}

// Package variants compiles many answers to an exercise, each with the exercise's checks, into one test binary, so that
// each can be run by itself under the testing package. lab check --native runs the answers of the course so,
// and scripts/mutate the faults that it makes in solutions.
//
// # Why one binary
//
// An exercise has a handful of answers and scores of faults. A call of go test for each of them takes 1.3 s of processor
// time: 0.25 s to find out what must be built, 0.5 s to compile a package that instantiates generic code of rdd, 0.5 s to
// link. Measured on an exercise with 8 answers, in seconds of processor time for all of them:
//
//	go test for each answer                                  10.4
//	a package for each answer, all in one binary              5.4
//	all answers in one package, in one binary                 1.3
//
// Packages of their own would part answers by themselves, but each would compile the same instances again. In one package the
// compiler makes them once, and a further answer costs 0.03 s. So the names that an answer and the checks declare get a
// suffix of their own in each variant, and the test binary calls the checks of the variant that an environment variable
// names. The suffix goes to the identifiers that go/types says stand for such a declaration, so names in other scopes, fields
// and methods stay what they are.
//
// # What keeps answers apart
//
// Each runs in a process of its own: a panic, an exit or an endless loop ends only that. Variables of the package exist once
// for each variant. What all variants of a binary share is what happens as it starts. So an answer that runs code of its own
// then gets a binary to itself, and so does one that does not compile, whose errors are to be the compiler's own (see alone).
// Such a binary holds the answer in the place of starter.go, unchanged.
//
// Types have other names in a variant than in an answer alone. A check cannot see that but by printing them.
//
// Nothing is written into the course: go test reads the files by way of an overlay.
package variants

import (
	"context"
	"errors"
	"fmt"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"

	"lab/exercises"
	"lab/kernel/scratch"
	"lab/kernel/universe"
)

// variable is the environment variable that says which answer of a binary is to be checked.
const variable = "LAB_VARIANT"

// Compiler compiles answers.
type Compiler struct {
	// Go is the go command.
	Go string
	// Dir is the folder of exercises on disk, inside their module.
	Dir string
}

// Packages are the packages of Go programs, which never change. An answer that needs another one is compiled alone. Where
// lab does not know the standard library of the platform, checks need one that is not there, testing, so that all are.
var Packages = sync.OnceValues(func() (types.Importer, error) {
	packages, err := universe.LoadForPrograms()
	if errors.Is(err, universe.ErrPlatform) {
		return universe.Load()
	}
	return packages, err
})

// Set holds compiled answers until it is removed.
type Set struct {
	dir     string
	temp    *scratch.Folder
	answers []built
}

// built is a compiled answer.
type built struct {
	binary string
	number string // of the answer in its binary; empty where it has one to itself
	err    error
}

// Compile compiles answers to an exercise, which was read from the folder that the compiler knows. Each is Go code without a
// package clause, as exercises.Source holds it. An answer that does not compile does not keep the others from it: Command
// tells. The error is ctx's, or says that nothing could be compiled. Whoever gets a Set must remove it.
func (c Compiler) Compile(ctx context.Context, ex *exercises.Exercise, answers []string) (*Set, error) {
	temp, err := scratch.New("lab-variants-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for compiled answers: %w", err)
	}
	s := &Set{dir: filepath.Join(c.Dir, ex.ID), temp: temp, answers: make([]built, len(answers))}
	if err := c.compile(ctx, ex, answers, s); err != nil {
		return nil, errors.Join(err, s.Remove())
	}
	return s, nil
}

func (c Compiler) compile(ctx context.Context, ex *exercises.Exercise, answers []string, s *Set) error {
	together, err := c.together(ex, answers)
	if err != nil {
		return err
	}
	if len(together) > 1 {
		binary, err := c.build(ctx, ex, s.temp, "together", c.merged(ex, together))
		var broken *compileError
		switch {
		case err == nil:
			for _, v := range together {
				s.answers[v.answer] = built{binary: binary, number: strconv.Itoa(v.answer)}
			}
		case !errors.As(err, &broken):
			return err
		}
		// What go/types lets pass and the compiler refuses is rare: the answers that are at fault are found one by one.
	}
	for i, answer := range answers {
		if s.answers[i].binary != "" {
			continue
		}
		binary, err := c.build(ctx, ex, s.temp, "alone"+strconv.Itoa(i), c.single(ex, answer))
		var broken *compileError
		if err != nil && !errors.As(err, &broken) {
			return err
		}
		s.answers[i] = built{binary: binary, err: err}
	}
	return nil
}

// Command returns the command that checks an answer in a process of its own, with flags of test binaries. The error says why
// the answer does not compile.
func (s *Set) Command(ctx context.Context, answer int, flags ...string) (*exec.Cmd, error) {
	a := s.answers[answer]
	if a.err != nil {
		return nil, a.err
	}
	// go test gives the first flag, too: without it an answer that exits with code 0 would end well.
	cmd := exec.CommandContext(ctx, a.binary, append([]string{"-test.paniconexit0"}, flags...)...)
	cmd.Dir = s.dir
	cmd.Env = append(cmd.Environ(), variable+"="+a.number)
	return cmd, nil
}

// Remove removes the compiled answers.
func (s *Set) Remove() error {
	if err := s.temp.Remove(); err != nil {
		return fmt.Errorf("remove compiled answers: %w", err)
	}
	return nil
}

// together returns the variants that can share a binary.
func (c Compiler) together(ex *exercises.Exercise, answers []string) ([]variant, error) {
	entries, err := os.ReadDir(filepath.Join(c.Dir, ex.ID))
	if err != nil {
		return nil, fmt.Errorf("exercise %q: look for its files: %w", ex.ID, err)
	}
	if hasMore(ex, entries) {
		return nil, nil
	}
	packages, err := Packages()
	if err != nil {
		return nil, fmt.Errorf("load the packages of answers: %w", err)
	}
	suffix := freeSuffix(ex, answers)
	var all []variant
	for i, answer := range answers {
		v := variant{answer: i, suffix: suffix + strconv.Itoa(i)}
		if v.rename(ex, answer, packages) {
			all = append(all, v)
		}
	}
	return all, nil
}

// hasMore says whether a folder holds files that go test may compile and exercises do not have, so that only go test knows
// what they mean.
func hasMore(ex *exercises.Exercise, entries []os.DirEntry) bool {
	own := map[string]bool{"exercise.md": true, "starter.go": true, "solution.go": true}
	for _, f := range ex.Files {
		own[f.File] = true
	}
	for _, e := range entries {
		if !e.IsDir() && !own[e.Name()] {
			return true
		}
	}
	return false
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// goSteps check the Go code. Steps that fail fast and cheaply come first.
func goSteps() []step {
	return []step{
		{"go", "gofmt", gofmt},
		{"go", "build lab without cgo", buildLab},
		{"go", "cross build: darwin/arm64, windows/amd64, linux/arm64", crossBuild},
		{"go", "go vet", goVet},
		{"go", "staticcheck", staticcheck},
		{"go", "generated Go is current", generatedGo},
		{"go", "go test of all packages", goTestAll},
		{"go", "go test of the kernel and the commands without the race detector", goTestPrograms},
		{"go", "go test of the solutions", goTestSolutions},
		{"go", "conformance: a sample of Go's own programs", conformance},
		{"go", "fuzzing of cells, notebooks and data, 2,000 inputs for each target", fuzz},
	}
}

// gofmt also looks at files that no build names, such as the wrong answers of exercises.
func gofmt(ctx context.Context, w *work) error {
	files, err := goFiles(w.root)
	if err != nil {
		return err
	}
	out, err := w.output(ctx, "gofmt", append([]string{"-l"}, files...)...)
	if err != nil {
		return err
	}
	if out != "" {
		return fmt.Errorf("not formatted, run make fmt: %s", strings.Join(strings.Fields(out), ", "))
	}
	return nil
}

// goFiles lists the Go files of the repository, relative to its root.
func goFiles(root string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git"):
			return filepath.SkipDir
		case !d.IsDir() && strings.HasSuffix(path, ".go"):
			rel, err := filepath.Rel(root, path)
			files = append(files, rel)
			return err
		}
		return nil
	})
	return files, err
}

// labBinary is where the steps that use lab find it.
func (s *suite) labBinary() string { return filepath.Join(s.temp, "lab.exe") }

// buildLab builds lab once for all steps; parts that run alone call it again.
func buildLab(ctx context.Context, w *work) error {
	if _, err := os.Stat(w.labBinary()); err == nil {
		return nil
	}
	cmd := w.command(ctx, ".", "go", "build", "-o", w.labBinary(), "./cmd/lab")
	cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0")
	return explain(cmd.Run(), "go build")
}

func crossBuild(ctx context.Context, w *work) error {
	var failed []error
	for _, target := range []string{"darwin/arm64", "windows/amd64", "linux/arm64"} {
		system, arch, _ := strings.Cut(target, "/")
		cmd := w.command(ctx, ".", "go", "build", "-o", filepath.Join(w.temp, "cross-"+system+"-"+arch), "./cmd/lab")
		cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+arch)
		if err := cmd.Run(); err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", target, err))
			w.tally.failed++
			continue
		}
		w.tally.passed++
		w.progress("%s", target)
	}
	return errors.Join(failed...)
}

// bothTags are the two ways in which the exercises build: with starters, and with solutions.
var bothTags = []string{"", "solution"}

func goVet(ctx context.Context, w *work) error {
	if err := w.sh(ctx, "go", "vet", "./..."); err != nil {
		return err
	}
	return w.sh(ctx, "go", "vet", "-tags=solution", "./exercises/...")
}

func staticcheck(ctx context.Context, w *work) error {
	var failed []error
	for _, tags := range bothTags {
		packages := "./..."
		if tags != "" {
			packages = "./exercises/..."
		}
		failed = append(failed, w.sh(ctx, "go", "tool", "staticcheck", "-tags="+tags, packages))
	}
	return errors.Join(failed...)
}

// generatedGo makes the embedded types and the symbol tables again and compares. That the page's types are current is a
// test of web/wire/gen.
func generatedGo(ctx context.Context, w *work) error {
	if err := w.sh(ctx, "go", "run", "./kernel/universe/gen", "-root", ".", "-check"); err != nil {
		return fmt.Errorf("generated code differs, run make generate: %w", err)
	}
	return nil
}

// conformance runs some of the programs that kernel/CONFORMANCE.md calls ok; make conformance runs all of them.
func conformance(ctx context.Context, w *work) error {
	if err := buildLab(ctx, w); err != nil {
		return err
	}
	out, err := w.output(ctx, "go", "run", "./scripts/conformance", "-lab", w.labBinary(), "-sample", "12")
	if strings.Contains(out, "skipped") {
		w.note("%s", strings.TrimSpace(out))
	}
	return err
}

// goTestAll leaves out the exercises, whose starters fail by design: their solutions are the next step, and that starters
// and wrong answers fail is for lab check to prove. Package cmd/lab is a step of its own, too (see goTestPrograms).
func goTestAll(ctx context.Context, w *work) error {
	list, err := w.output(ctx, "go", "list", "./...")
	if err != nil {
		return err
	}
	var packages []string
	for _, path := range strings.Fields(list) {
		if !strings.HasPrefix(path, "lab/exercises/") && path != "lab/cmd/lab" {
			packages = append(packages, path)
		}
	}
	// autograder.TestCourse proves the course as lab check does, which is a step of its own here: minutes that need not be
	// spent twice, and under the race detector many more.
	w.note("autograder.TestCourse is left to lab check")
	return goRaceTest(ctx, w, append([]string{"-skip=^TestCourse$"}, packages...)...)
}

func goTestSolutions(ctx context.Context, w *work) error {
	return goRaceTest(ctx, w, "-tags=solution", "./exercises/...")
}

// goTestPrograms runs what the race detector rules out: tests in which a kernel dies by its memory limit, which the detector
// needs many times over, and those of the commands. They run the whole product in processes of its own, for minutes under the
// detector, and one needs a program without C; what they are made of has been tested under it.
func goTestPrograms(ctx context.Context, w *work) error {
	return goTest(ctx, w, "CGO_ENABLED=0", "./kernel", "./cmd/lab")
}

// goRaceTest runs go test with the race detector where there is one. The detector needs cgo and so a C compiler, which
// building and using lab do not.
func goRaceTest(ctx context.Context, w *work, args ...string) error {
	if err := raceWorks(ctx, w); err != nil {
		w.note("WITHOUT the race detector, which needs cgo and a C compiler: %v", err)
		return goTest(ctx, w, "CGO_ENABLED=0", args...)
	}
	w.note("with the race detector")
	return goTest(ctx, w, "CGO_ENABLED=1", append([]string{"-race"}, args...)...)
}

func goTest(ctx context.Context, w *work, cgo string, args ...string) error {
	cmd := w.command(ctx, ".", "go", append([]string{"test", "-json", "-timeout=20m"}, args...)...)
	cmd.Env = append(cmd.Environ(), cgo)
	if data := realData(w.root); data != "" {
		cmd.Env = append(cmd.Env, "LAB_DATA="+data)
	}
	read := newGoTestReader(w)
	cmd.Stdout = read
	err := cmd.Run()
	read.close()
	w.tally = w.tally.plus(read.tally)
	for _, name := range read.skips {
		w.note("skipped: %s", name)
	}
	if len(read.failures) > 0 {
		return fmt.Errorf("failed: %s", strings.Join(read.failures, ", "))
	}
	return explain(err, "go test")
}

// raceWorks tries the race detector on the smallest package.
func raceWorks(ctx context.Context, w *work) error {
	cmd := w.command(ctx, ".", "go", "test", "-race", "-run=^$", "./rdd/hash")
	cmd.Env = append(cmd.Environ(), "CGO_ENABLED=1")
	before := len(w.log.String())
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%w: %s", err, firstLine(w.log.String()[before:]))
	}
	return nil
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

// fuzz looks for cells that bring the front end or the engine down, and for notebooks and data that do so to what reads
// them. What it finds is written to testdata/fuzz, to be committed with the repair.
//
// Inputs are counted, since go test with a time for -fuzztime now and then fails with "context deadline exceeded" where the time's end finds
// the coordinator awake before its workers; and minimizing is kept short, since by default it takes the whole time.
func fuzz(ctx context.Context, w *work) error {
	targets, err := fuzzTargets(w.root)
	if err != nil {
		return err
	}
	var failed []error
	for _, target := range targets {
		failed = append(failed, w.sh(ctx, "go", "test", "-run=^$", "-fuzz=^"+target.name+"$", "-fuzztime=2000x", "-fuzzminimizetime=10x", target.pkg))
	}
	return errors.Join(failed...)
}

// fuzzTarget is a function FuzzXxx and its package, as in "./kernel/front".
type fuzzTarget struct{ name, pkg string }

var fuzzFunc = regexp.MustCompile(`(?m)^func (Fuzz\w*)\(`)

// fuzzTargets finds all fuzz targets of the repository, so that none has to be listed.
func fuzzTargets(root string) ([]fuzzTarget, error) {
	files, err := goFiles(root)
	if err != nil {
		return nil, err
	}
	var targets []fuzzTarget
	for _, file := range files {
		if !strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			return nil, err
		}
		for _, m := range fuzzFunc.FindAllStringSubmatch(string(text), -1) {
			targets = append(targets, fuzzTarget{m[1], "./" + filepath.ToSlash(filepath.Dir(file))})
		}
	}
	return targets, nil
}

// Programs runs the programs of kernel/enginetest/programs with go run and on lab's engines, and compares what they do.
//
//	go run ./scripts/programs                  go run, compiled and typed must do what the .out files say
//	go run ./scripts/programs -update [PART]   writes the .out files of the programs whose name contains PART
//
// It is called at the root of the repository.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"lab/kernel/enginetest/programs"
)

func main() {
	update := flag.Bool("update", false, "write the .out files with what go run makes of the programs")
	engines := flag.String("engines", "go,compiled,typed", "what to run them with")
	lab := flag.String("lab", filepath.Join("bin", "lab"), "the lab executable")
	limit := flag.Duration("limit", 2*time.Minute, "how long one run may take before it counts as hanging")
	flag.Parse()
	list, err := programs.List(filepath.Join("kernel", "enginetest", "programs"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	r := runner{update: *update, lab: *lab, engines: strings.Split(*engines, ","), limit: *limit}
	if r.update {
		r.engines = []string{"go"}
	}
	if !r.all(list, flag.Arg(0)) {
		os.Exit(1)
	}
}

type runner struct {
	update  bool
	lab     string
	engines []string
	limit   time.Duration
}

// all runs the programs, as many at a time as there are processors, and reports whether all of them did what they should.
func (r runner) all(list []programs.Program, part string) bool {
	var (
		mu             sync.Mutex
		passed, failed int
		wait           sync.WaitGroup
	)
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, p := range list {
		if !strings.Contains(p.Name, part) {
			continue
		}
		wait.Add(1)
		go func() {
			defer wait.Done()
			slots <- struct{}{}
			defer func() { <-slots }()
			for _, engine := range r.engines {
				err := r.one(engine, p)
				mu.Lock()
				if err != nil {
					failed++
					fmt.Printf("%s on %s: %v\n", p.Name, engine, err)
				} else {
					passed++
				}
				mu.Unlock()
			}
		}()
	}
	wait.Wait()
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	return failed == 0 && passed > 0
}

func (r runner) one(engine string, p programs.Program) error {
	got, err := r.run(engine, p)
	switch {
	case err != nil:
		return err
	case r.update:
		return os.WriteFile(strings.TrimSuffix(p.File, ".go")+".out", []byte(got), 0o644)
	case got != p.Want:
		return fmt.Errorf("got\n%s\nwant\n%s", got, p.Want)
	}
	return nil
}

// run runs a program and returns what it did.
func (r runner) run(engine string, p programs.Program) (string, error) {
	command := append([]string{"go", "run", p.File}, p.Args...)
	if engine != "go" {
		command = append([]string{r.lab, "run", "--engine", engine, p.File, "--"}, p.Args...)
	}
	ctx, cancel := context.WithTimeout(context.Background(), r.limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	cmd.WaitDelay = time.Second
	cmd.Stdin = strings.NewReader(p.Stdin)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return "", err
	}
	if ctx.Err() != nil {
		return "", fmt.Errorf("it does not end; so far\n%s", stdout.String())
	}
	said, code := stderr.String(), cmd.ProcessState.ExitCode()
	if engine == "go" {
		said, code = programs.GoRun(said, code)
		if strings.HasPrefix(said, "# command-line-arguments") {
			return "", fmt.Errorf("it does not compile:\n%s", said)
		}
	}
	return programs.Outcome(stdout.String(), said, code), nil
}

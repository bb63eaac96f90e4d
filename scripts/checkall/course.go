package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
)

// courseSteps type what an instructor types, and read what an instructor reads.
func courseSteps() []step {
	return []step{
		{"course", "build lab", buildLab},
		{"course", "lab check agrees with go test", labCheck},
		{"course", "faults in solutions are found", findFaults},
		{"course", "lab run of word count", runWordCount},
		{"course", "lab run of the song lab", runSongYear},
		{"course", "lab release tells no solutions", func(ctx context.Context, w *work) error { return eachLab(ctx, w, releaseLeaksNothing) }},
		{"course", "lab grade of a released lab gives no points", func(ctx context.Context, w *work) error { return eachLab(ctx, w, gradeReleased) }},
		{"course", "lab grade of a solved lab gives all points", func(ctx context.Context, w *work) error { return eachLab(ctx, w, gradeSolved) }},
	}
}

// realData is the folder of the real data sets, or empty where only stand-ins are to be had.
func realData(root string) string {
	if dir := os.Getenv("LAB_DATA"); dir != "" {
		return dir
	}
	dir := filepath.Join(filepath.Dir(root), "shared", "data")
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return ""
	}
	return dir
}

// lab runs the built lab as a person would, in a home of its own, and returns its standard output and exit code.
func (w *work) lab(ctx context.Context, args ...string) (string, int, error) {
	home := filepath.Join(w.temp, "home")
	if err := os.MkdirAll(home, 0o755); err != nil {
		return "", 0, err
	}
	cmd := w.command(ctx, ".", w.labBinary(), args...)
	cmd.Env = append(cmd.Environ(), "XDG_CACHE_HOME="+home, "XDG_CONFIG_HOME="+home, "LAB_DATA="+realData(w.root))
	var out bytes.Buffer
	cmd.Stdout = io.MultiWriter(&out, w.log)
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && ctx.Err() == nil {
		return out.String(), exit.ExitCode(), nil
	}
	return out.String(), 0, explain(err, "lab")
}

// expect runs lab and fails where its exit code is another.
func (w *work) expect(ctx context.Context, code int, args ...string) (string, error) {
	out, got, err := w.lab(ctx, args...)
	if err == nil && got != code {
		err = fmt.Errorf("lab %s: exit code %d, expected %d", strings.Join(args, " "), got, code)
	}
	return out, err
}

func labCheck(ctx context.Context, w *work) error {
	_, err := w.expect(ctx, 0, "check", "--native", "--jobs", strconv.Itoa(runtime.NumCPU()), "--labs", "labs", "--exercises", "exercises")
	return err
}

// findFaults makes the same faults each time, in so many exercises as are quickly tried; make mutate tries all.
func findFaults(ctx context.Context, w *work) error {
	out, err := w.output(ctx, "go", "run", "./scripts/mutate", "-n", "60", "-seed", "1", "-percent", "100")
	if err != nil {
		return err
	}
	_, count, _ := strings.Cut(strings.TrimSpace(out), "\n\n")
	w.note("%s", count)
	return nil
}

func runWordCount(ctx context.Context, w *work) error {
	out, err := w.expect(ctx, 0, "run", "labs/wordcount/lab.md")
	if err != nil {
		return err
	}
	wanted := []string{"Bar chart", "words:", "distinct words:"}
	if realData(w.root) == "" {
		w.note("on the generated stand-in: the real data is neither in LAB_DATA nor in ../shared/data, so its figures were NOT checked")
	} else {
		w.note("on the real data in %s", realData(w.root))
		wanted = append(wanted, "202646", "12848", "the 6283", "and 5680", "to 4766")
	}
	return contains(out, wanted...)
}

func contains(out string, wanted ...string) error {
	for _, want := range wanted {
		if !strings.Contains(out, want) {
			return fmt.Errorf("the output has no %q", want)
		}
	}
	return nil
}

// songErrors are the lines in which the song lab ends.
var songErrors = regexp.MustCompile(`(?m)^(mean as prediction|least squares), all rows: +RMSE (\d+\.\d+)$`)

func runSongYear(ctx context.Context, w *work) error {
	out, err := w.expect(ctx, 0, "run", "labs/songyear/lab.md")
	if err != nil {
		return err
	}
	rmse := map[string]float64{}
	for _, match := range songErrors.FindAllStringSubmatch(out, -1) {
		if rmse[match[1]], err = strconv.ParseFloat(match[2], 64); err != nil {
			return err
		}
	}
	mean, closed := rmse["mean as prediction"], rmse["least squares"]
	if mean == 0 || closed == 0 || closed >= 16 || closed >= mean {
		return fmt.Errorf("the lab must end with the RMSE of the mean and a lower one of least squares, below 16, on all rows; it says %v", rmse)
	}
	if realData(w.root) == "" {
		w.note("on the generated stand-in: the real data is neither in LAB_DATA nor in ../shared/data, so its figures were NOT checked")
		return nil
	}
	w.note("on the real data in %s", realData(w.root))
	return contains(out, "mean as prediction, all rows: RMSE 21.42", "least squares, all rows:      RMSE 15.58")
}

// eachLab runs a check for every lab of the course, each counted as one.
func eachLab(ctx context.Context, w *work, check func(context.Context, *work, string) error) error {
	files, err := filepath.Glob(filepath.Join(w.root, "labs/*/lab.md"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return errors.New("there are no labs")
	}
	var failed []error
	for _, file := range files {
		id := filepath.Base(filepath.Dir(file))
		if err := check(ctx, w, id); err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", id, err))
			w.tally.failed++
			continue
		}
		w.tally.passed++
	}
	return errors.Join(failed...)
}

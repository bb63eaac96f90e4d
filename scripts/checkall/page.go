package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

func pageSteps() []step {
	return []step{
		{"page", "npm packages of the page", func(ctx context.Context, w *work) error { return npmInstall(ctx, w, "web/app") }},
		{"page", "lint", npmRun("lint")},
		{"page", "type check", npmRun("typecheck")},
		{"page", "unit tests", vitest},
		{"page", "web/dist is what web/app builds", distIsCurrent},
	}
}

// npmInstall installs exactly what the lock file says. Where that has been done already it does nothing, so that
// running the checks again takes no network.
func npmInstall(ctx context.Context, w *work, dir string) error {
	lock, err := os.ReadFile(filepath.Join(w.root, dir, "package-lock.json"))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(lock)
	want := hex.EncodeToString(sum[:])
	stamp := filepath.Join(w.root, dir, "node_modules", ".installed-from")
	if have, err := os.ReadFile(stamp); err == nil && string(have) == want {
		return nil
	}
	if err := explain(w.command(ctx, dir, "npm", "ci", "--no-audit", "--no-fund").Run(), "npm"); err != nil {
		return err
	}
	return os.WriteFile(stamp, []byte(want), 0o644)
}

func npmRun(script string) func(context.Context, *work) error {
	return func(ctx context.Context, w *work) error {
		return explain(w.command(ctx, "web/app", "npm", "run", "--silent", script).Run(), "npm")
	}
}

// vitest runs the page's unit tests and counts them.
func vitest(ctx context.Context, w *work) error {
	file := filepath.Join(w.temp, "vitest.json")
	failed := explain(w.command(ctx, "web/app", "npm", "test", "--silent", "--",
		"--reporter=default", "--reporter=json", "--outputFile.json="+file).Run(), "npm")
	text, err := os.ReadFile(file)
	if err != nil {
		return errors.Join(failed, err)
	}
	w.tally, err = countVitest(text)
	return errors.Join(failed, err)
}

func countVitest(text []byte) (tally, error) {
	var report struct {
		NumTotalTests, NumPassedTests, NumFailedTests, NumPendingTests, NumTodoTests, NumFailedTestSuites int
	}
	if err := json.Unmarshal(text, &report); err != nil {
		return tally{}, fmt.Errorf("reading vitest's report: %w", err)
	}
	t := tally{report.NumPassedTests, report.NumFailedTests, report.NumPendingTests + report.NumTodoTests}
	if t.failed == 0 && report.NumFailedTestSuites > 0 {
		t.failed = report.NumFailedTestSuites // a file that could not be loaded has no tests to fail
	}
	if report.NumTotalTests == 0 {
		return t, errors.New("vitest ran no test")
	}
	return t, nil
}

// distIsCurrent builds the page beside web/dist and compares, so that the committed page is never older than its source.
func distIsCurrent(ctx context.Context, w *work) error {
	built := filepath.Join(w.temp, "dist")
	if err := explain(w.command(ctx, "web/app", "npm", "run", "--silent", "build", "--", "--outDir", built, "--emptyOutDir").Run(), "npm"); err != nil {
		return err
	}
	different, err := compareTrees(filepath.Join(w.root, "web/dist"), built)
	if err != nil {
		return err
	}
	if len(different) > 0 {
		return fmt.Errorf("web/dist differs from what web/app builds, run make page and commit it: %v", different)
	}
	return nil
}

// compareTrees names the files that two folders do not have alike.
func compareTrees(a, b string) ([]string, error) {
	files := map[string][2][]byte{}
	for i, root := range []string{a, b} {
		err := fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(filepath.Join(root, path))
			if err != nil {
				return err
			}
			pair := files[path]
			pair[i] = append([]byte{1}, text...) // an empty file is not a missing one
			files[path] = pair
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var different []string
	for path, pair := range files {
		if !bytes.Equal(pair[0], pair[1]) {
			different = append(different, path)
		}
	}
	slices.Sort(different)
	return different, nil
}

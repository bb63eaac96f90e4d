package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
)

func browserSteps() []step {
	return []step{
		{"browser", "npm packages of the browser tests", func(ctx context.Context, w *work) error { return npmInstall(ctx, w, "web/e2e") }},
		{"browser", "Chromium", installChromium},
		{"browser", "build lab", buildLab},
		{"browser", "browser tests", browserTests},
	}
}

// chromium finds a browser: the one that CHROMIUM names, or one on PATH.
func chromium() (string, error) {
	if named := os.Getenv("CHROMIUM"); named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return "", fmt.Errorf("CHROMIUM names no program: %w", err)
		}
		return path, nil
	}
	names := []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("there is no Chromium: install it (on Debian and Ubuntu: apt-get install chromium), " +
		"or name a Chromium or Chrome with the variable CHROMIUM")
}

// installChromium gets Debian's Chromium where that is ours to do.
func installChromium(ctx context.Context, w *work) error {
	path, missing := chromium()
	if missing == nil {
		w.note("%s", path)
		return nil
	}
	_, noApt := exec.LookPath("apt-get")
	if os.Getenv("CHROMIUM") != "" || runtime.GOOS != "linux" || os.Geteuid() != 0 || noApt != nil {
		return missing
	}
	w.progress("installing Debian's package chromium")
	if err := w.sh(ctx, "apt-get", "update", "-q"); err != nil {
		return errors.Join(missing, err)
	}
	cmd := w.command(ctx, ".", "apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core")
	cmd.Env = append(cmd.Environ(), "DEBIAN_FRONTEND=noninteractive")
	if err := explain(cmd.Run(), "apt-get"); err != nil {
		return errors.Join(missing, err)
	}
	path, missing = chromium()
	w.note("%s, installed now", path)
	return missing
}

// browserTests lets Node's own test runner drive a real browser against a real lab serve.
func browserTests(ctx context.Context, w *work) error {
	browser, err := chromium()
	if err != nil {
		return err
	}
	tests, err := filepath.Glob(filepath.Join(w.root, "web/e2e/*.test.mjs"))
	if err != nil {
		return err
	}
	if len(tests) == 0 {
		return errors.New("web/e2e has no tests")
	}
	report := filepath.Join(w.temp, "browser.tap")
	args := []string{"--test", "--test-concurrency=1",
		"--test-reporter=spec", "--test-reporter-destination=stdout",
		"--test-reporter=tap", "--test-reporter-destination=" + report}
	cmd := w.command(ctx, "web/e2e", "node", append(args, tests...)...)
	cmd.Env = append(cmd.Environ(), "LAB="+w.labBinary(), "CHROMIUM="+browser)
	if data := realData(w.root); data != "" {
		cmd.Env = append(cmd.Env, "LAB_DATA="+data)
	}
	failed := explain(cmd.Run(), "node")
	text, err := os.ReadFile(report)
	if err != nil {
		return errors.Join(failed, err)
	}
	w.tally, err = countTAP(string(text))
	return errors.Join(failed, err)
}

var tapCount = regexp.MustCompile(`(?m)^# (tests|pass|fail|cancelled|skipped|todo) (\d+)$`)

// countTAP reads the closing lines of Node's test runner.
func countTAP(text string) (tally, error) {
	n := map[string]int{}
	for _, match := range tapCount.FindAllStringSubmatch(text, -1) {
		count, err := strconv.Atoi(match[2])
		if err != nil {
			return tally{}, err
		}
		n[match[1]] = count
	}
	if n["tests"] == 0 {
		return tally{}, errors.New("node ran no test")
	}
	return tally{n["pass"], n["fail"] + n["cancelled"], n["skipped"] + n["todo"]}, nil
}

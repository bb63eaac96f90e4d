package autograder

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Format names a way to write reports.
type Format string

const (
	// Table is for people.
	Table Format = "table"
	// JSON is the Report itself, one document for each submission.
	JSON Format = "json"
	// JUnit is what CI systems show; it has no place for points, so points have to come from another format.
	JUnit Format = "junit"
	// Gradescope is the results.json of a Gradescope autograder.
	Gradescope Format = "gradescope"
)

// Formats are all formats, as the command line names them.
func Formats() []Format { return []Format{Table, JSON, JUnit, Gradescope} }

// Write writes one report. Color is for tables in a terminal.
func Write(w io.Writer, f Format, r Report, color bool) error {
	switch f {
	case Table:
		return writeTable(w, r, color)
	case JSON:
		return writeJSON(w, r)
	case JUnit:
		return writeJUnit(w, r)
	case Gradescope:
		return writeGradescope(w, r)
	}
	return fmt.Errorf("unknown format %q: use one of %v", f, Formats())
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// WriteFile writes a report into dir, under a name made of the submission's path so that equal file names of several
// students do not meet, and returns the file's path. The file is replaced as a whole or not at all.
func WriteFile(dir string, f Format, r Report) (string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("write the report of %s: %w", r.Submission, err)
	}
	path := filepath.Join(dir, fileName(r.Submission)+extension(f))
	temp, err := os.CreateTemp(dir, ".report-")
	if err != nil {
		return "", fmt.Errorf("write the report of %s: %w", r.Submission, err)
	}
	err = Write(temp, f, r, false)
	if closeErr := temp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chmod(temp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
		return "", fmt.Errorf("write the report of %s: %w", r.Submission, err)
	}
	return path, nil
}

func extension(f Format) string {
	switch f {
	case JUnit:
		return ".xml"
	case JSON, Gradescope:
		return ".json"
	}
	return ".txt"
}

func fileName(submission string) string {
	name := strings.TrimSuffix(filepath.ToSlash(filepath.Clean(submission)), ".ipynb")
	var parts []string
	for _, p := range strings.Split(name, "/") {
		if p != "" && p != ".." && p != "." {
			parts = append(parts, p)
		}
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, strings.Join(parts, "-"))
}

// firstReason is the first line of why a check did not pass.
func firstReason(e ExerciseResult, t TestResult) string {
	if len(t.Log) > 0 {
		return firstLine(t.Log[0])
	}
	return firstLine(e.Message)
}

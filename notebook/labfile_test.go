package notebook

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

const labText = `---
title: Counting
order: 2
data: [tinyshakespeare]
needs: [intro]
minutes: 40
---

# Counting words

Some $x^2$ text with a fence that is no cell:

` + "```" + `sh
make run
` + "```" + `

` + "```go setup" + `
base := 10

more := 2
` + "```" + `
` + "```go" + `
base + more
` + "```" + `

## What's a pair?

- a list
  ` + "```go" + `
  inList()
  ` + "```" + `

` + "````md" + `
` + "```go" + `
shown()
` + "```" + `
` + "````" + `

` + "```go exercise=countwords" + `
` + "```" + `

` + "``` go" + `
last()
` + "```" + ``

func TestFromMarkdown(t *testing.T) {
	lab, err := FromMarkdown(labText)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprintf("%+v", lab.Header), "{Title:Counting Order:2 Summary: Data:[tinyshakespeare] Needs:[intro] Minutes:40}"; got != want {
		t.Errorf("header %s, want %s", got, want)
	}
	lines := strings.Split(labText, "\n")
	var got []string
	for _, c := range lab.Document.Cells {
		first, _, _ := strings.Cut(c.Source, "\n")
		line := lab.Lines[c.ID]
		if c.Source != "" && lines[line-1] != first {
			t.Errorf("cell %s begins at line %d with %q, the file has %q", c.ID, line, first, lines[line-1])
		}
		got = append(got, fmt.Sprintf("%d %s %s %q %s %q", line, c.ID, c.Kind, c.Role, c.ExerciseID, first))
	}
	want := []string{
		`9 counting-words-text-1 markdown ""  "# Counting words"`,
		`18 counting-words-setup-1 code "setup"  "base := 10"`,
		`23 counting-words-code-1 code ""  "base + more"`,
		`26 whats-a-pair-text-1 markdown ""  "## What's a pair?"`,
		`40 exercise-countwords code "exercise" countwords ""`,
		`43 whats-a-pair-code-1 code ""  "last()"`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if src := lab.Document.Cells[1].Source; src != "base := 10\n\nmore := 2" {
		t.Errorf("source %q", src)
	}
	if text := lab.Document.Cells[3].Source; !strings.Contains(text, "inList()") || !strings.HasSuffix(text, "shown()\n```\n````") {
		t.Errorf("text %q", text)
	}
	checkInvariants(t, lab.Document)

	windows, err := FromMarkdown(strings.ReplaceAll(labText, "\n", "\r\n"))
	if err != nil || asJSON(t, windows.Document) != asJSON(t, lab.Document) {
		t.Errorf("with Windows line ends: %v, %s", err, asJSON(t, windows.Document))
	}
}

// TestCellIDsAreStable: what is added in one section leaves the ids of the others alone.
func TestCellIDsAreStable(t *testing.T) {
	lab, err := FromMarkdown(strings.Replace(labText, "## What", "```go\nnew()\n```\n\nmore text\n\n## What", 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"whats-a-pair-text-1", "whats-a-pair-code-1", "exercise-countwords", "counting-words-code-1"} {
		if _, ok := lab.Document.Cell(id); !ok {
			t.Errorf("no cell %s", id)
		}
	}
}

func TestFromMarkdownErrors(t *testing.T) {
	const head = "---\ntitle: T\n---\n"
	tests := []struct {
		name, text string
		line       int
		want       string
	}{
		{"no front matter", "# T", 1, "begins with front matter"},
		{"open front matter", "---\ntitle: T\n", 1, "does not end"},
		{"no title", "---\norder: 1\n---\n", 1, "no title"},
		{"empty front matter", "---\n---\n", 2, "front matter"},
		{"unknown key", "---\ntitle: T\ntitel: U\n---\n", 3, "titel"},
		{"wrong type", "---\ntitle: T\norder: first\n---\n", 3, "front matter"},
		{"no time", "---\ntitle: T\nminutes: -5\n---\n", 1, "minutes are -5"},
		{"minutes of a week", "---\ntitle: T\nminutes: 10080\n---\n", 1, "up to 1440"},
		{"minutes in words", "---\ntitle: T\nminutes: an hour\n---\n", 3, "front matter"},
		{"not YAML", "---\ntitle: [\n---\n", 2, "front matter"},
		{"unknown word", head + "\n```go hidden\n```\n", 5, `unknown or repeated word "hidden"`},
		{"two roles", head + "```go setup exercise=a\n```\n", 4, "exercise=a"},
		{"empty exercise", head + "```go exercise=\n```\n", 4, "no exercise id"},
		{"bad exercise", head + "```go exercise=a/b\n```\n", 4, "no exercise id"},
		{"exercise twice", head + "```go exercise=a\n```\n\n```go exercise=a\n```\n", 7, "at line 4 already"},
		{"open fence", head + "text\n\n```go\nx := 1\n", 6, "does not end"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := FromMarkdown(tt.text)
			var lab *LabError
			if !errors.As(err, &lab) || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error %v, want %s", err, tt.want)
			}
			if lab.Line != tt.line {
				t.Errorf("line %d, want %d (%v)", lab.Line, tt.line, err)
			}
		})
	}
}

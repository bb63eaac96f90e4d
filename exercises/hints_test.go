package exercises_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"lab/exercises"
)

const taskHead = "---\ntitle: Double\nlab: first\n---\n\nWrite `Double`.\n\n"

func TestHintsAreReadInOrder(t *testing.T) {
	task := taskHead + "```md\n## Hint\n```\n\n### An example\n\nOf two: four.\n\n## Hint\n\nHow often is $x$ in it?\n\n##  hint ##\nLook:\n\n```go\n## Hint\n```\n\n### Still the second\n"
	e, err := exercises.Open(files("double/exercise.md", task)).Get("double")
	if err != nil {
		t.Fatal(err)
	}
	if want := "Write `Double`.\n\n```md\n## Hint\n```\n\n### An example\n\nOf two: four.\n"; e.Text != want {
		t.Errorf("text %q, want %q", e.Text, want)
	}
	want := []string{"How often is $x$ in it?", "Look:\n\n```go\n## Hint\n```\n\n### Still the second"}
	if !slices.Equal(e.Hints, want) {
		t.Errorf("hints %q, want %q", e.Hints, want)
	}
	if err := e.Validate(); err != nil {
		t.Error(err)
	}
}

func TestHintsThatAreNone(t *testing.T) {
	for name, c := range map[string]struct{ hints, want string }{
		"empty":            {"## Hint\n\n## Hint\n\nTwo.\n", "hint 1 is empty"},
		"empty at the end": {"## Hint\n\nOne.\n\n## Hint", "hint 2 is empty"},
		"text after hints": {"## Hint\n\nOne.\n\n## Rules\n\nText.\n", `the heading "Rules" comes after a hint`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := exercises.Open(files("double/exercise.md", taskHead+c.hints)).Get("double")
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v; want one line with %q", err, c.want)
			}
		})
	}
	if _, err := exercises.Open(files("double/exercise.md", "---\ntitle: x\nlab: y\n---\n## Hint\n\nOne.\n")).Get("double"); err == nil || !strings.Contains(err.Error(), "has no text") {
		t.Errorf("hints without a task: %v", err)
	}
}

func TestHintsLeaveSomethingToFind(t *testing.T) {
	for hint, tells := range map[string]bool{
		"Think of two.":                              false,
		"It is `2 * something`.":                     false,
		"```go\nreturn 2 * x\n```":                   true,
		"Write `return   2*x` // and no more":        true,
		"```go\n{\n\t// twice\n\treturn 2*x\n}\n```": true,
	} {
		e, err := exercises.Open(files("double/exercise.md", taskHead+"## Hint\n\nOne.\n\n## Hint\n\n"+hint+"\n")).Get("double")
		if err != nil {
			t.Fatal(err)
		}
		err = e.Validate()
		if told := err != nil && strings.Contains(err.Error(), "hint 2 holds the whole body of Double"); told != tells {
			t.Errorf("%q: %v", hint, err)
		}
	}
}

// TestEveryExerciseHasHints: a student who is stuck always has somewhere to go.
func TestEveryExerciseHasHints(t *testing.T) {
	library := exercises.Open(os.DirFS("."))
	ids, err := library.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		e, err := library.Get(id)
		if err != nil {
			t.Fatal(err)
		}
		if len(e.Hints) < 2 {
			t.Errorf("%s has %d hints, want at least 2", id, len(e.Hints))
		}
		if err := e.Validate(); err != nil {
			t.Error(err)
		}
	}
}

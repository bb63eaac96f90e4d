package main

import (
	"errors"
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
)

type newCmd struct {
	What string `arg:"" enum:"lab,exercise" help:"What to make: lab or exercise."`
	ID   string `arg:"" help:"Its id, which is the name of its folder."`
	Lab  string `placeholder:"ID" default:"LAB" help:"Lab that a new exercise belongs to."`
	Dir  string `placeholder:"DIR" help:"Folder of labs or exercises to make it in. Default: labs or exercises in the present folder."`
}

var (
	labID      = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)
	exerciseID = regexp.MustCompile(`^[a-z][a-z0-9]*$`)
)

func (c newCmd) Run(a *app) error {
	dir, files := c.Dir, map[string]string(nil)
	switch c.What {
	case "lab":
		if !labID.MatchString(c.ID) {
			return usage("%q cannot name a lab: use lower-case letters, digits, - and _", c.ID)
		}
		if dir == "" {
			dir = "labs"
		}
		files = labSkeleton(c.ID)
	case "exercise":
		if !exerciseID.MatchString(c.ID) || token.IsKeyword(c.ID) {
			return usage("%q cannot name an exercise, which is a Go package: use lower-case letters and digits", c.ID)
		}
		if dir == "" {
			dir = "exercises"
		}
		files = exerciseSkeleton(c.ID, c.Lab)
	}
	target := filepath.Join(dir, c.ID)
	if _, err := os.Stat(target); err == nil {
		return fmt.Errorf("%s is there already; nothing was changed", target)
	} else if !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for name, text := range files {
		path := filepath.Join(target, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	switch c.What {
	case "lab":
		fmt.Fprintf(a.stdout, "%s: write the lab, then try it: lab run %s\n", filepath.Join(target, "lab.md"), filepath.Join(target, "lab.md"))
	case "exercise":
		fmt.Fprintf(a.stdout, "%s: write task, solution and checks, put ```go exercise=%s into the lab, then prove it: lab check %s\n", target, c.ID, c.ID)
	}
	return nil
}

func labSkeleton(id string) map[string]string {
	return map[string]string{"lab.md": strings.NewReplacer("ID", id, "'''", "```").Replace(`---
title: ID
order: 100
minutes: 60
summary: One or two sentences for the list of labs.
---
# ID

Say what the lab is about and what one can do after it. Formulas stand between dollar signs: $y = w \cdot x$.

'''go setup
// A locked cell: students run it and cannot change it.
numbers := rdd.Parallelize(sc, []int{1, 2, 3, 4}, 2)
'''

'''go
rdd.Map(numbers, func(n int) int { return n * n }).Collect()
'''
`)}
}

func exerciseSkeleton(id, lab string) map[string]string {
	name := string(unicode.ToUpper(rune(id[0]))) + id[1:]
	fill := strings.NewReplacer("ID", id, "LAB", lab, "NAME", name).Replace
	return map[string]string{
		"exercise.md": fill(`---
title: NAME
lab: LAB
---
Write ` + "`NAME(n int) int`" + `: say what it has to return, with an example.

## Hint

A nudge: what to think about first.

## Hint

Nearly the answer: which call or which line is missing.
`),
		"starter.go": fill(`//go:build !solution

package ID

// NAME returns twice n.
func NAME(n int) int {
	// Your turn: replace this line.
	return 0
}
`),
		"solution.go": fill(`//go:build solution

package ID

// NAME returns twice n.
func NAME(n int) int { return 2 * n }
`),
		"check_test.go": fill(`package ID

import "testing"

func TestNAME(t *testing.T) {
	got := NAME(4)
	if got != 8 {
		t.Errorf("NAME(4) returned %d, expected 8.", got)
	}
}
`),
		"hidden_test.go": fill(`package ID

import "testing"

func TestNAMEOfNegativeNumbers(t *testing.T) {
	got := NAME(-3)
	if got != -6 {
		t.Errorf("NAME(-3) returned %d, expected -6.", got)
	}
}
`),
		"wrong/square.go": fill(`//go:build ignore

package ID

// Misconception: twice a number is the number times itself.
func NAME(n int) int { return n * n }
`),
	}
}

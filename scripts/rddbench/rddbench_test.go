package main

import (
	"bufio"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	exitIfChild()
	os.Exit(m.Run())
}

// Each row compares the engine's answer with the reference's, so running them on little data tests both.
func TestRowsAgreeWithTheirReferences(t *testing.T) {
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			dir := t.TempDir()
			b := &bench{rounds: 1, scale: 0.001, cores: 3, parent: dir}
			if err := b.one(r); err != nil {
				t.Error(err)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
				t.Errorf("the row left %v, %v", left, err)
			}
		})
	}
}

func TestRowsAreChosenByName(t *testing.T) {
	chosen, err := choose("join, sort")
	if err != nil || len(chosen) != 2 || chosen[0].name != "join" || chosen[1].name != "sort" {
		t.Errorf("%v, %v", chosen, err)
	}
	if _, err := choose("joins"); err == nil || !strings.Contains(err.Error(), `no row "joins"; the rows are wordcount, squares`) {
		t.Error(err)
	}
}

// However the file is cut, every line is counted by one core.
func TestTheReferenceCountsEveryWordOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "text")
	if err := writeText(path, 20_000); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want := map[string]int{}
	words := bufio.NewScanner(f)
	words.Split(bufio.ScanWords)
	for words.Scan() {
		want[words.Text()]++
	}
	for _, cores := range []int{1, 2, 7, 500, 5000} {
		if got, err := countWords(path, cores); err != nil || !maps.Equal(got, want) {
			t.Errorf("on %d cores: %d words instead of %d, %v", cores, len(got), len(want), err)
		}
	}
}

func TestAWrongAnswerFailsTheRow(t *testing.T) {
	b := &bench{rounds: 2}
	answers := []int{1, 2}
	lab := func() (int, error) {
		answer := answers[0]
		answers = answers[1:]
		return answer, nil
	}
	if _, err := measure(b, lab, func() (int, error) { return 1, nil }, equal); err == nil || err.Error() != "lab answers 2, the reference 1" {
		t.Error(err)
	}
	broken := errors.New("broken")
	if _, err := measure(b, func() (int, error) { return 0, broken }, func() (int, error) { return 1, nil }, equal); !errors.Is(err, broken) {
		t.Error(err)
	}
}

func TestTimesAreShownWithThreeDigits(t *testing.T) {
	for d, want := range map[time.Duration]string{
		512:                     "512 ns",
		20_130:                  "20.1 µs",
		309 * time.Microsecond:  "309 µs",
		2345 * time.Microsecond: "2.3 ms",
		1234 * time.Millisecond: "1234 ms",
		12 * time.Second:        "12.0 s",
	} {
		if got := show(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}

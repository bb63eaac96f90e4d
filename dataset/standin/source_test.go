package standin

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
)

func sources() map[string]Source {
	return map[string]Source{"clicks": Clicks(), "movie": Movie(), "plays": Plays(), "ratings": Ratings(), "songs": Songs(), "years": Years()}
}

// TestLinesFollowFromTheirNumbers asks for the same lines in order, backwards and from several goroutines at once.
func TestLinesFollowFromTheirNumbers(t *testing.T) {
	for name, src := range sources() {
		t.Run(name, func(t *testing.T) {
			const n = 300
			var file, longer bytes.Buffer
			if err := src.Write(&file, n); err != nil {
				t.Fatal(err)
			}
			if err := src.Write(&longer, n+50); err != nil {
				t.Fatal(err)
			}
			if !bytes.HasPrefix(longer.Bytes(), file.Bytes()) {
				t.Error("a longer file begins with other lines")
			}
			lines := strings.SplitAfter(file.String(), "\n")
			if len(lines) != n+1 {
				t.Fatalf("%d lines, want %d", len(lines)-1, n)
			}
			var wg sync.WaitGroup
			for k := range int64(3) {
				wg.Go(func() {
					for i := n - 1 - k; i >= 0; i -= 3 {
						if got := string(src.Append([]byte(">"), i)); got+"\n" != ">"+lines[i] {
							t.Errorf("line %d is %.60q by itself, %.60q in the file", i, got, lines[i])
						}
					}
				})
			}
			wg.Wait()
		})
	}
}

// TestMoreThanTheStandInHas goes beyond the end of the file.
func TestMoreThanTheStandInHas(t *testing.T) {
	for name, src := range sources() {
		t.Run(name, func(t *testing.T) {
			seen := map[string]bool{}
			for i := range int64(200) {
				for _, at := range []int64{i, src.Rows + i, 5*src.Rows + i} {
					line := string(src.Append(nil, at))
					if name != "plays" && seen[line] {
						t.Fatalf("line %d stands somewhere else, too: %.60q", at, line)
					}
					seen[line] = true
				}
			}
		})
	}
	if a, b := fmt.Sprint(playBlocks.get(1)[:20]), fmt.Sprint(playBlocks.get(2)[:20]); a == b {
		t.Error("the second play is the third")
	}
	for n := range int64(6) {
		if got := len(playBlocks.get(n)); got < furtherLines {
			t.Errorf("play %d has %d lines, %d are used", n, got, furtherLines)
		}
	}
}

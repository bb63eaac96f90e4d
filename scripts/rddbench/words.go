package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"lab/rdd"
)

// writeText writes about size bytes of lines of words to a file. Words are as often as Zipf's law says, the frequent ones
// are short as they are in languages, and there are a hundred thousand of them.
func writeText(path string, size int) error {
	random := rand.New(rand.NewPCG(seed, 1))
	words := make([]string, 100_000)
	for i := range words {
		letters := make([]byte, 1+len(fmt.Sprint(i))+random.IntN(5))
		for k := range letters {
			letters[k] = byte('a' + random.IntN(26))
		}
		words[i] = string(letters)
	}
	zipf := rand.NewZipf(random, 1.1, 2.7, uint64(len(words)-1))
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write text: %w", err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	for written := 0; written < size; {
		for range 5 + random.IntN(12) {
			k, _ := w.WriteString(words[zipf.Uint64()])
			w.WriteByte(' ') // the writer keeps its first error and Flush tells it
			written += k + 1
		}
		w.WriteByte('\n')
		written++
	}
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		return fmt.Errorf("write text: %w", err)
	}
	return nil
}

func (b *bench) wordCount() error {
	path := filepath.Join(b.dir, "text")
	if err := writeText(path, b.size(100_000_000)); err != nil {
		return err
	}
	// All words and counts are compared once; the rounds compare how many words there are.
	want, err := countWords(path, b.cores)
	if err != nil {
		return err
	}
	if got := rdd.CollectAsMap(countedWords(b.sc, path)); !maps.Equal(got, want) {
		return fmt.Errorf("lab counts %d words, the reference %d, or other numbers of them", len(got), len(want))
	}
	t, err := measure(b,
		func() (int, error) { return int(countedWords(b.sc, path).Count()), nil },
		func() (int, error) {
			counts, err := countWords(path, b.cores)
			return len(counts), err
		}, equal)
	if err != nil {
		return err
	}
	b.atMost("word count of a file of 100 MB", t, 1.5)
	return nil
}

// countedWords is the program that learners begin with.
func countedWords(sc *rdd.Context, path string) *rdd.RDD[rdd.Pair[string, int]] {
	words := rdd.FlatMap(rdd.TextFile(sc, path), strings.Fields)
	ones := rdd.Map(words, func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
	return rdd.ReduceByKey(ones, func(a, b int) int { return a + b })
}

// countWords is the reference: the file cut at line ends, a map for each core, joined at the end.
func countWords(path string, cores int) (map[string]int, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	counts := make([]map[string]int, cores)
	failed := make([]error, cores)
	onCores(cores, func(core int) {
		lo, hi := share(int(info.Size()), core, cores)
		counts[core], failed[core] = countLines(path, lo, hi)
	})
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	total := counts[0]
	for _, more := range counts[1:] {
		for word, n := range more {
			total[word] += n
		}
	}
	return total, nil
}

// countLines counts the words of the lines that begin between lo and hi.
func countLines(path string, lo, hi int) (map[string]int, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	counts := map[string]int{}
	at := max(lo-1, 0)
	if _, err := f.Seek(int64(at), io.SeekStart); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 0, 1<<20), 1<<20)
	if lo > 0 && lines.Scan() { // the rest of a line that is another core's
		at += len(lines.Bytes()) + 1
	}
	for at < hi && lines.Scan() {
		line := lines.Text()
		at += len(line) + 1
		for _, word := range strings.Fields(line) {
			counts[word]++
		}
	}
	return counts, lines.Err()
}

//go:build ignore

// Naive Bayes: is a message spam?
package main

import (
	"fmt"
	"math"
	"strings"
)

type model struct {
	words  map[string][2]int
	totals [2]int
	docs   [2]int
}

func (m *model) learn(text string, class int) {
	m.docs[class]++
	for _, w := range strings.Fields(strings.ToLower(text)) {
		c := m.words[w]
		c[class]++
		m.words[w] = c
		m.totals[class]++
	}
}

func (m *model) score(text string) (scores [2]float64) {
	for class := range scores {
		scores[class] = math.Log(float64(m.docs[class]) / float64(m.docs[0]+m.docs[1]))
		for _, w := range strings.Fields(strings.ToLower(text)) {
			scores[class] += math.Log(float64(m.words[w][class]+1) / float64(m.totals[class]+len(m.words)))
		}
	}
	return
}

func main() {
	m := &model{words: map[string][2]int{}}
	for _, t := range []string{"win money now", "cheap money offer", "win a prize"} {
		m.learn(t, 1)
	}
	for _, t := range []string{"meeting at noon", "lunch now", "the project meeting", "win the game"} {
		m.learn(t, 0)
	}
	for _, t := range []string{"Money prize", "project lunch", "win", "unknown words here"} {
		s := m.score(t)
		fmt.Printf("%-20s %.3f %.3f spam=%v\n", t, s[0], s[1], s[1] > s[0])
	}
}

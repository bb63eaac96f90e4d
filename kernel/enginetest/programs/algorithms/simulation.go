//go:build ignore

// A queue at a counter, simulated with events.
package main

import (
	"container/heap"
	"fmt"
	"math/rand/v2"
	"strconv"
)

type event struct {
	time    int
	kind    string
	patient int
}
type events []event

func (e events) Len() int { return len(e) }
func (e events) Less(i, j int) bool {
	if e[i].time != e[j].time {
		return e[i].time < e[j].time
	}
	return e[i].kind+strconv.Itoa(e[i].patient) < e[j].kind+strconv.Itoa(e[j].patient)
}
func (e events) Swap(i, j int) { e[i], e[j] = e[j], e[i] }
func (e *events) Push(x any)   { *e = append(*e, x.(event)) }
func (e *events) Pop() any {
	last := (*e)[len(*e)-1]
	*e = (*e)[:len(*e)-1]
	return last
}

func main() {
	r := rand.New(rand.NewPCG(2, 3))
	agenda := &events{}
	at := 0
	for i := range 12 {
		at += r.IntN(5)
		heap.Push(agenda, event{at, "arrive", i})
	}
	var waiting []int
	arrived := map[int]int{}
	busy, served, totalWait, longest := false, 0, 0, 0
	start := func(now int) {
		if busy || len(waiting) == 0 {
			return
		}
		p := waiting[0]
		waiting = waiting[1:]
		busy = true
		totalWait += now - arrived[p]
		heap.Push(agenda, event{now + 2 + p%3, "leave", p})
	}
	for agenda.Len() > 0 {
		e := heap.Pop(agenda).(event)
		switch e.kind {
		case "arrive":
			arrived[e.patient] = e.time
			waiting = append(waiting, e.patient)
		case "leave":
			busy = false
			served++
		}
		start(e.time)
		longest = max(longest, len(waiting))
	}
	fmt.Println(served, totalWait, longest, busy)
}

//go:build ignore

// A priority queue with container/heap.
package main

import (
	"container/heap"
	"fmt"
)

type task struct {
	name     string
	priority int
	index    int
}
type queue []*task

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i]; q[i].index, q[j].index = i, j }
func (q *queue) Push(x any)        { t := x.(*task); t.index = len(*q); *q = append(*q, t) }
func (q *queue) Pop() any {
	old := *q
	t := old[len(old)-1]
	*q = old[:len(old)-1]
	t.index = -1
	return t
}

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() (x any)      { x, *h = (*h)[len(*h)-1], (*h)[:len(*h)-1]; return }

func main() {
	q := queue{}
	tasks := map[string]*task{}
	for name, p := range map[string]int{"eat": 3, "sleep": 5, "code": 4} {
		tasks[name] = &task{name: name, priority: p}
		heap.Push(&q, tasks[name])
	}
	tasks["eat"].priority = 10
	heap.Fix(&q, tasks["eat"].index)
	heap.Remove(&q, tasks["code"].index)
	for q.Len() > 0 {
		t := heap.Pop(&q).(*task)
		fmt.Println(t.name, t.priority, t.index)
	}
	h := &ints{5, 2, 9, 1}
	heap.Init(h)
	heap.Push(h, 3)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
}

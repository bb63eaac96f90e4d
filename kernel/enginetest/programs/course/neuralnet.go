//go:build ignore

// A small neural network that learns xor by backpropagation.
package main

import (
	"fmt"
	"math"
	"math/rand/v2"
)

type network struct {
	w1 [3][3]float64
	w2 [4]float64
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func (n *network) forward(x [2]float64) (hidden [3]float64, out float64) {
	out = n.w2[3]
	for i := range hidden {
		hidden[i] = sigmoid(n.w1[i][0]*x[0] + n.w1[i][1]*x[1] + n.w1[i][2])
		out += n.w2[i] * hidden[i]
	}
	return hidden, sigmoid(out)
}

func (n *network) learn(x [2]float64, target, rate float64) float64 {
	h, out := n.forward(x)
	delta := (out - target) * out * (1 - out)
	for i := range h {
		dh := delta * n.w2[i] * h[i] * (1 - h[i])
		n.w2[i] -= rate * delta * h[i]
		n.w1[i][0] -= rate * dh * x[0]
		n.w1[i][1] -= rate * dh * x[1]
		n.w1[i][2] -= rate * dh
	}
	n.w2[3] -= rate * delta
	return (out - target) * (out - target)
}

func main() {
	r := rand.New(rand.NewPCG(5, 6))
	n := &network{}
	for i := range n.w1 {
		for j := range n.w1[i] {
			n.w1[i][j] = r.Float64()*4 - 2
		}
	}
	for i := range n.w2 {
		n.w2[i] = r.Float64()*4 - 2
	}
	first, last := 0.0, 0.0
	for epoch := range 4000 {
		sum := 0.0
		for i := range 4 {
			x := [2]float64{float64(i / 2), float64(i % 2)}
			sum += n.learn(x, float64((i/2)^(i%2)), 2)
		}
		if epoch == 0 {
			first = sum
		}
		last = sum
	}
	fmt.Println(last < first, last < 0.5)
}

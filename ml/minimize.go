package ml

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"
)

// memory is how many of the last steps L-BFGS makes its curvature from, as in Spark.
const memory = 10

// maxTries is how many places a line search may look at before it counts as at the end of what rounding allows. It
// takes one or two as a rule, and each is a pass over the data.
const maxTries = 20

// objective is a smooth convex function: it returns its value at x and writes its gradient. One evaluation is one job
// over the data.
type objective func(x, gradient []float64) float64

// minimize minimises f(x) + Σ l1[j]·|x[j]|, beginning at x, and returns where it ended and after how many steps. l1
// is nil when there is no such term. It ends after maxIter steps, when the Euclidean length of the (pseudo-)gradient
// is at most tol times the greater of 1 and that of x, or when rounding lets it get no further.
//
// It is called from a task-free place and calls f there, too: panics of jobs, such as a cancelled one, reach the caller.
func minimize(f objective, l1, x []float64, maxIter int, tol float64) ([]float64, int) {
	if l1 != nil {
		return owlqn(f, l1, x, maxIter, tol)
	}
	return lbfgs(f, x, maxIter, tol)
}

// lbfgs drives gonum's L-BFGS and line search (Nocedal and Wright, Numerical Optimization, 7.2; Moré and Thuente,
// 1994) by hand: optimize.Minimize would evaluate f in a goroutine of its own, where no one could catch the panic of
// a job.
func lbfgs(f objective, x []float64, maxIter int, tol float64) ([]float64, int) {
	loc := &optimize.Location{X: append([]float64{}, x...), Gradient: make([]float64, len(x))}
	loc.F = f(loc.X, loc.Gradient)
	best := append([]float64{}, loc.X...)
	if converged(loc.X, loc.Gradient, tol) {
		return best, 0
	}
	method := &optimize.LinesearchMethod{Linesearcher: &optimize.MoreThuente{}, NextDirectioner: &optimize.LBFGS{Store: memory}}
	op, err := method.Init(loc)
	steps, tries := 0, 0
	for steps < maxIter && err == nil && tries < maxTries {
		if op == optimize.MajorIteration {
			steps++
			tries = 0
			copy(best, loc.X)
			if steps == maxIter || converged(loc.X, loc.Gradient, tol) {
				return best, steps
			}
		} else {
			// The line search asks for value and gradient at once; both come out of one pass.
			loc.F = f(loc.X, loc.Gradient)
			tries++
		}
		op, err = method.Iterate(loc)
	}
	return best, steps
}

func converged(x, gradient []float64, tol float64) bool {
	return floats.Norm(gradient, 2) <= tol*max(1, floats.Norm(x, 2))
}

var errNoDescent = errors.New("no descent")

// owlqn is the orthant-wise limited-memory quasi-Newton method (Andrew and Gao, Scalable training of L1-regularized
// log-linear models, ICML 2007).
func owlqn(f objective, l1, x []float64, maxIter int, tol float64) ([]float64, int) {
	d := len(x)
	x = append([]float64{}, x...)
	gradient, pseudo, dir := make([]float64, d), make([]float64, d), make([]float64, d)
	nextX, nextGradient := make([]float64, d), make([]float64, d)
	value := f(x, gradient) + absolute(l1, x)
	var h history
	for step := range maxIter {
		pseudoGradient(pseudo, x, gradient, l1)
		if converged(x, pseudo, tol) {
			return x, step
		}
		h.direction(dir, pseudo)
		for j := range dir { // what does not go downhill would leave the orthant for nothing
			if l1[j] > 0 && dir[j]*pseudo[j] >= 0 {
				dir[j] = 0
			}
		}
		rate := 1.0
		if len(h.s) == 0 {
			rate = 1 / floats.Norm(pseudo, 2)
		}
		next, err := backtrack(f, l1, x, pseudo, dir, value, rate, nextX, nextGradient)
		if err != nil {
			if len(h.s) == 0 {
				return x, step
			}
			h = history{} // once more, straight down
			continue
		}
		h.push(nextX, x, nextGradient, gradient)
		x, nextX, gradient, nextGradient, value = nextX, x, nextGradient, gradient, next
	}
	return x, maxIter
}

// absolute is the value of the term that is not smooth.
func absolute(l1, x []float64) float64 {
	s := 0.0
	for j, c := range l1 {
		s += c * math.Abs(x[j])
	}
	return s
}

// pseudoGradient writes the subgradient of least length.
func pseudoGradient(out, x, gradient, l1 []float64) {
	for j, g := range gradient {
		switch {
		case x[j] > 0:
			out[j] = g + l1[j]
		case x[j] < 0:
			out[j] = g - l1[j]
		default:
			out[j] = soft(g, l1[j])
		}
	}
}

// soft brings x nearer to 0 by c, and no further: soft thresholding.
func soft(x, c float64) float64 {
	switch {
	case x > c:
		return x - c
	case x < -c:
		return x + c
	}
	return 0
}

// backtrack halves the step until the value falls enough, coordinates that change their sign being held at 0. It
// fills nextX and nextGradient and returns the value there.
func backtrack(f objective, l1, x, pseudo, dir []float64, value, rate float64, nextX, nextGradient []float64) (float64, error) {
	for range maxTries {
		fall := 0.0
		for j := range x {
			orthant := x[j]
			if orthant == 0 {
				orthant = -pseudo[j]
			}
			nextX[j] = x[j] + rate*dir[j]
			if nextX[j]*orthant <= 0 && l1[j] > 0 {
				nextX[j] = 0
			}
			fall += pseudo[j] * (nextX[j] - x[j])
		}
		if fall == 0 {
			break
		}
		next := f(nextX, nextGradient) + absolute(l1, nextX)
		if next <= value+1e-4*fall {
			return next, nil
		}
		rate /= 2
	}
	return 0, errNoDescent
}

// history is the last steps of a quasi-Newton method and what they did to the gradient.
type history struct {
	s, y [][]float64
	rho  []float64
}

func (h *history) push(x, lastX, gradient, lastGradient []float64) {
	s, y := Sub(x, lastX), Sub(gradient, lastGradient)
	curvature := floats.Dot(s, y)
	if curvature <= 1e-14*floats.Dot(y, y) { // rounding; a convex function has none below 0
		return
	}
	if len(h.s) == memory {
		h.s, h.y, h.rho = h.s[1:], h.y[1:], h.rho[1:]
	}
	h.s, h.y, h.rho = append(h.s, s), append(h.y, y), append(h.rho, 1/curvature)
}

// direction writes minus the approximate inverse Hessian times the gradient: the two loops of Nocedal and Wright, algorithm 7.4.
func (h *history) direction(out, gradient []float64) {
	copy(out, gradient)
	n := len(h.s)
	a := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		a[i] = h.rho[i] * floats.Dot(h.s[i], out)
		floats.AddScaled(out, -a[i], h.y[i])
	}
	if n > 0 {
		floats.Scale(1/(h.rho[n-1]*floats.Dot(h.y[n-1], h.y[n-1])), out)
	}
	for i := range n {
		floats.AddScaled(out, a[i]-h.rho[i]*floats.Dot(h.y[i], out), h.s[i])
	}
	floats.Scale(-1, out)
}

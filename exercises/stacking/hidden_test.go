package stacking

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestLastIsACopy(t *testing.T) {
	for n := 1; n <= 5; n++ {
		v := []float64{1, 2, 3, 4}
		got := Last(v, n)
		if len(got) != min(n, 4) {
			t.Fatalf("Last([1 2 3 4], %d) returned %v, expected %d elements.", n, got, min(n, 4))
		}
		got[0] = 99
		if !slices.Equal(v, []float64{1, 2, 3, 4}) {
			t.Fatalf("After w := Last(v, %d) and w[0] = 99 the vector v is %v, expected [1 2 3 4] as before: return a copy, not a window.", n, v)
		}
	}
}

func TestBesideLeavesItsArgumentsAlone(t *testing.T) {
	// a is a window on the first two elements of v, so there is room behind it, and it is taken.
	v := []float64{1, 2, 3, 4}
	a, b := v[:2], []float64{7, 8}
	first := Beside(a, b)
	if !slices.Equal(v, []float64{1, 2, 3, 4}) {
		t.Fatalf("v is [1 2 3 4]. After Beside(v[:2], [7 8]) it is %v: append(a, b...) has written into the memory behind a. Begin with a new vector.", v)
	}
	second := Beside(a, []float64{9, 9})
	if !slices.Equal(first, []float64{1, 2, 7, 8}) || !slices.Equal(second, []float64{1, 2, 9, 9}) {
		t.Fatalf("Beside(a, [7 8]) and then Beside(a, [9 9]) with a = [1 2] gave %v and %v, expected [1 2 7 8] and [1 2 9 9]: the two results share memory.", first, second)
	}
	first[0], first[3] = 50, 60
	if a[0] != 1 || b[1] != 8 {
		t.Fatalf("Changing the result of Beside(a, b) changed the arguments, to %v and %v.", a, b)
	}
	nothing := Beside(nil, b)
	if len(nothing) == 2 {
		nothing[0] = 70
	}
	if b[0] != 7 {
		t.Fatalf("Changing the result of Beside(nil, b) changed b to %v: copy it also when a is empty.", b)
	}
}

func TestCutAndJoinedAtRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 6))
	for range 20 {
		a, b := []float64{}, []float64{}
		for range random.IntN(6) {
			a = append(a, random.Float64())
		}
		for range random.IntN(6) {
			b = append(b, random.Float64())
		}
		got := Beside(a, b)
		if len(got) != len(a)+len(b) || !slices.Equal(got[:len(a)], a) || !slices.Equal(got[len(a):], b) {
			t.Fatalf("Beside(%v, %v) returned %v, expected the elements of the first and then those of the second.", a, b, got)
		}
		n := random.IntN(8)
		want := []float64{}
		for i, x := range a {
			if i+n >= len(a) {
				want = append(want, x)
			}
		}
		if last := Last(a, n); !slices.Equal(last, want) {
			t.Fatalf("Last(%v, %d) returned %v, expected %v.", a, n, last, want)
		}
	}
}

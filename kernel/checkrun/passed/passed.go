// Package passed connects package checkrun, which catches panics of answers, with the engine that knows where in the answer
// they began. It is apart from checkrun because checks can use all that checkrun exports.
package passed

import "sync/atomic"

var place atomic.Pointer[func() string]

// Tell has Place answer with f from now on.
func Tell(f func() string) { place.Store(&f) }

// Place is where in the code of cells a panic began that compiled code has just caught, as words to follow its message; empty
// where nobody knows.
func Place() string {
	if f := place.Load(); f != nil {
		return (*f)()
	}
	return ""
}

//go:build ignore

// Generic code of packages that are not generic as a whole.
package main

import (
	"crypto/hkdf"
	"crypto/pbkdf2"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"iter"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"unique"
	"weak"
)

type square struct{ side float64 }

func (s square) Area() float64 { return s.side * s.side }

type shape interface{ Area() float64 }

type settings struct {
	current atomic.Pointer[map[string]int]
}

func main() {
	var s settings
	s.current.Store(&map[string]int{"a": 1})
	old := s.current.Swap(&map[string]int{"b": 2})
	fmt.Println(*old, *s.current.Load(), s.current.CompareAndSwap(old, nil))

	load := sync.OnceValues(func() (string, error) { fmt.Println("once"); return "", fs.ErrNotExist })
	load()
	_, err := load()
	if e, ok := errors.AsType[*fs.PathError](&fs.PathError{Op: "open", Err: err}); ok {
		fmt.Println(e.Op, errors.Is(e, fs.ErrNotExist))
	}

	next, stop := iter.Pull2(func(yield func(int, square) bool) {
		for i := 1; yield(i, square{float64(i)}); i++ {
		}
	})
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())

	one, two := unique.Make("handle"), unique.Make(strings.Join([]string{"han", "dle"}, ""))
	fmt.Println(one == two, two.Value(), unique.Make(square{2}) == unique.Make(square{3}), unique.Make(square{2}).Value())

	kept := &square{4}
	w := weak.Make(kept)
	fmt.Println(w.Value().side, w == weak.Make(kept))
	cleanup := runtime.AddCleanup(kept, func(s string) { fmt.Println(s) }, "too early")
	cleanup.Stop()
	runtime.KeepAlive(kept)

	seed := maphash.MakeSeed()
	fmt.Println(maphash.Comparable(seed, square{1}) == maphash.Comparable(seed, square{1}))

	key, err := hkdf.Key(sha256.New, []byte("secret"), []byte("salt"), "info", 8)
	fmt.Printf("%x %v\n", key, err)
	key, err = pbkdf2.Key(sha256.New, "password", []byte("salt"), 10, 8)
	fmt.Printf("%x %v\n", key, err)

	var n sql.Null[int]
	var scanner sql.Scanner = &n
	fmt.Println(scanner.Scan("42"))
	fmt.Println(n.V, n.Valid)
	fmt.Println(n.Value())

	fmt.Println(reflect.TypeFor[map[string]square](), reflect.TypeFor[shape]().Kind())
	found, ok := reflect.TypeAssert[shape](reflect.ValueOf(square{3}))
	fmt.Println(found.Area(), ok)
}

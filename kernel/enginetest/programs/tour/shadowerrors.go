//go:build ignore

// Errors in nested calls, with named results and cleanup.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

type resource struct {
	name string
	log  *[]string
}

func open(name string, log *[]string) (*resource, error) {
	if strings.Contains(name, "bad") {
		return nil, fmt.Errorf("open %s: %w", name, fs.ErrNotExist)
	}
	*log = append(*log, "open "+name)
	return &resource{name, log}, nil
}

func (r *resource) Close() error {
	*r.log = append(*r.log, "close "+r.name)
	if r.name == "stuck" {
		return errors.New("stuck")
	}
	return nil
}

func copyAll(names []string, log *[]string) (n int, err error) {
	for _, name := range names {
		r, err := open(name, log)
		if err != nil {
			return n, err
		}
		defer func() {
			if cerr := r.Close(); cerr != nil {
				*log = append(*log, cerr.Error())
			}
		}()
		n++
	}
	return
}

func main() {
	for _, names := range [][]string{{"a", "b"}, {"a", "bad", "c"}, {"stuck"}, nil} {
		var log []string
		n, err := copyAll(names, &log)
		fmt.Println(n, err, errors.Is(err, fs.ErrNotExist), strings.Join(log, ","))
	}
}

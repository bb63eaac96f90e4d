//go:build ignore

// Cancelling, deadlines and values.
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type userKey struct{}

func work(ctx context.Context, steps int) (done int, err error) {
	for range steps {
		select {
		case <-ctx.Done():
			return done, ctx.Err()
		default:
			done++
		}
	}
	return done, nil
}

func main() {
	fmt.Println(work(context.Background(), 5))
	ctx, cancel := context.WithCancelCause(context.Background())
	child, stop := context.WithTimeout(ctx, time.Hour)
	defer stop()
	_, hasDeadline := child.Deadline()
	cancel(errors.New("enough"))
	<-child.Done()
	fmt.Println(work(child, 5))
	fmt.Println(child.Err(), context.Cause(child), hasDeadline, errors.Is(child.Err(), context.Canceled))
	late, stop2 := context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer stop2()
	<-late.Done()
	fmt.Println(late.Err(), late.Err() == context.DeadlineExceeded)
	v := context.WithValue(context.Background(), userKey{}, "ann")
	fmt.Println(v.Value(userKey{}), v.Value("other"))
	called := make(chan string)
	base, cancelBase := context.WithCancel(context.Background())
	context.AfterFunc(base, func() { called <- "after" })
	cancelBase()
	fmt.Println(<-called)
	results := make(chan int)
	group, halt := context.WithCancel(context.Background())
	for i := range 3 {
		go func() {
			select {
			case results <- i * i:
			case <-group.Done():
			}
		}()
	}
	sum := 0
	for range 3 {
		sum += <-results
	}
	halt()
	fmt.Println(sum)
}

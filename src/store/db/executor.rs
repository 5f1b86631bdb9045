//! sqlx's `Executor` for [`ConnectionPool`] and [`PooledConnection`].

use async_stream::try_stream;
use futures::{
    TryStreamExt,
    future::BoxFuture,
    stream::{BoxStream, StreamExt},
};
use sqlx::{Database, Either, Execute, Executor, Postgres, SqlStr, Sqlite, error::BoxDynError};

use super::connections::{ConnectionPool, PooledConnection};
use crate::runtime::metrics::catalogue::DATABASE_DURATION;

type Step<DB> = Either<<DB as Database>::QueryResult, <DB as Database>::Row>;
type Prepared<DB> = <DB as Database>::Statement;

/// A query that is prepared without a name where the session is shared.
struct Unnamed<E> {
    query: E,
    unnamed: bool,
}

impl<'q, DB: Database, E: Execute<'q, DB>> Execute<'q, DB> for Unnamed<E> {
    fn sql(self) -> SqlStr {
        self.query.sql()
    }

    fn statement(&self) -> Option<&DB::Statement> {
        self.query.statement()
    }

    fn take_arguments(&mut self) -> Result<Option<DB::Arguments>, BoxDynError> {
        self.query.take_arguments()
    }

    fn persistent(&self) -> bool {
        !self.unnamed && self.query.persistent()
    }
}

/// Implements sqlx's executor from the expressions for each kind of query.
macro_rules! executor {
    (
        impl<$life:lifetime> for $on:ty, of $database:ty;
        fetch_many($this:ident, $many:ident) => $fetch_many:expr;
        fetch_optional($that:ident, $optional:ident) => $fetch_optional:expr;
        prepare($preparer:ident, $text:ident, $parameters:ident) => $prepare:expr;
    ) => {
        impl<$life> Executor<$life> for $on {
            type Database = $database;

            fn fetch_many<'e, 'q: 'e, E>(
                self,
                $many: E,
            ) -> BoxStream<'e, sqlx::Result<Step<$database>>>
            where
                $life: 'e,
                E: 'q + Execute<'q, $database>,
            {
                let $this = self;
                $fetch_many
            }

            fn fetch_optional<'e, 'q: 'e, E>(
                self,
                $optional: E,
            ) -> BoxFuture<'e, sqlx::Result<Option<<$database as Database>::Row>>>
            where
                $life: 'e,
                E: 'q + Execute<'q, $database>,
            {
                let $that = self;
                $fetch_optional
            }

            fn prepare_with<'e>(
                self,
                $text: SqlStr,
                $parameters: &'e [<$database as Database>::TypeInfo],
            ) -> BoxFuture<'e, sqlx::Result<Prepared<$database>>>
            where
                $life: 'e,
            {
                let $preparer = self;
                $prepare
            }
        }
    };
}

/// Implements the executor for pools and connections. Written per database: generic bounds over
/// both would be endless.
macro_rules! execute_on {
    ($database:ty) => {
        executor! {
            impl<'c> for &'c mut PooledConnection<$database>, of $database;

            fetch_many(connection, query) => try_stream! {
                let _timer = DATABASE_DURATION.start(["query"]);
                let noted = {
                    let query = Unnamed { query, unnamed: connection.unnamed };
                    let mut steps = connection.get()?.fetch_many(query);
                    loop {
                        match steps.try_next().await {
                            Ok(Some(step)) => yield step,
                            Ok(None) => break Ok(()),
                            Err(error) => break Err(error),
                        }
                    }
                };
                connection.record_result(noted)?;
            }
            .boxed();

            fetch_optional(connection, query) => Box::pin(async move {
                let _timer = DATABASE_DURATION.start(["query"]);
                let query = Unnamed { query, unnamed: connection.unnamed };
                let row = connection.get()?.fetch_optional(query).await;
                connection.record_result(row)
            });

            prepare(connection, sql, parameters) => Box::pin(async move {
                let prepared = connection.get()?.prepare_with(sql, parameters).await;
                connection.record_result(prepared)
            });
        }

        executor! {
            impl<'p> for &'_ ConnectionPool<$database>, of $database;

            fetch_many(connections, query) => {
                let connections = connections.clone();
                try_stream! {
                    let mut connection = connections.acquire_for_statement().await?;
                    {
                        let mut steps = (&mut connection).fetch_many(query);
                        while let Some(step) = steps.try_next().await? {
                            yield step;
                        }
                    }
                    connection.commit().await?;
                }
                .boxed()
            };

            fetch_optional(connections, query) => {
                let connections = connections.clone();
                Box::pin(async move {
                    let mut connection = connections.acquire_for_statement().await?;
                    let row = (&mut connection).fetch_optional(query).await?;
                    connection.commit().await?;
                    Ok(row)
                })
            };

            prepare(connections, sql, parameters) => {
                let connections = connections.clone();
                Box::pin(async move {
                    (&mut connections.acquire().await?).prepare_with(sql, parameters).await
                })
            };
        }
    };
}

execute_on!(Sqlite);
execute_on!(Postgres);

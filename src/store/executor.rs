//! Statements on [`Connections`] and on a [`Connection`], as on sqlx's own.

use async_stream::try_stream;
use futures::{
    TryStreamExt,
    future::BoxFuture,
    stream::{BoxStream, StreamExt},
};
use sqlx::{Database, Describe, Either, Execute, Executor, Postgres, SqlStr, Sqlite, error::BoxDynError};

use super::connections::{Connection, Connections};

type Step<DB> = Either<<DB as Database>::QueryResult, <DB as Database>::Row>;
type Prepared<DB> = <DB as Database>::Statement;

/// A statement that leaves nothing behind in the session, where that is asked for.
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

/// Runs statements on a pool and on a connection. Written per database: over all of them the bounds would not end.
macro_rules! execute_on {
    ($database:ty) => {
        impl<'c> Executor<'c> for &'c mut Connection<$database> {
            type Database = $database;

            fn fetch_many<'e, 'q: 'e, E>(self, query: E) -> BoxStream<'e, sqlx::Result<Step<$database>>>
            where
                'c: 'e,
                E: 'q + Execute<'q, $database>,
            {
                try_stream! {
                    let noted = {
                        let query = Unnamed { query, unnamed: self.unnamed };
                        let mut steps = self.get()?.fetch_many(query);
                        loop {
                            match steps.try_next().await {
                                Ok(Some(step)) => yield step,
                                Ok(None) => break Ok(()),
                                Err(error) => break Err(error),
                            }
                        }
                    };
                    self.note(noted)?;
                }
                .boxed()
            }

            fn fetch_optional<'e, 'q: 'e, E>(
                self,
                query: E,
            ) -> BoxFuture<'e, sqlx::Result<Option<<$database as Database>::Row>>>
            where
                'c: 'e,
                E: 'q + Execute<'q, $database>,
            {
                Box::pin(async move {
                    let query = Unnamed { query, unnamed: self.unnamed };
                    let row = self.get()?.fetch_optional(query).await;
                    self.note(row)
                })
            }

            fn prepare_with<'e>(
                self,
                sql: SqlStr,
                parameters: &'e [<$database as Database>::TypeInfo],
            ) -> BoxFuture<'e, sqlx::Result<Prepared<$database>>>
            where
                'c: 'e,
            {
                Box::pin(async move {
                    let prepared = self.get()?.prepare_with(sql, parameters).await;
                    self.note(prepared)
                })
            }

            fn describe<'e>(self, sql: SqlStr) -> BoxFuture<'e, sqlx::Result<Describe<$database>>>
            where
                'c: 'e,
            {
                Box::pin(async move {
                    let described = self.get()?.describe(sql).await;
                    self.note(described)
                })
            }
        }

        impl<'p> Executor<'p> for &'_ Connections<$database> {
            type Database = $database;

            fn fetch_many<'e, 'q: 'e, E>(self, query: E) -> BoxStream<'e, sqlx::Result<Step<$database>>>
            where
                'p: 'e,
                E: 'q + Execute<'q, $database>,
            {
                let connections = self.clone();
                try_stream! {
                    let mut connection = connections.acquire_for_one().await?;
                    {
                        let mut steps = (&mut connection).fetch_many(query);
                        while let Some(step) = steps.try_next().await? {
                            yield step;
                        }
                    }
                    connection.commit().await?;
                }
                .boxed()
            }

            fn fetch_optional<'e, 'q: 'e, E>(
                self,
                query: E,
            ) -> BoxFuture<'e, sqlx::Result<Option<<$database as Database>::Row>>>
            where
                'p: 'e,
                E: 'q + Execute<'q, $database>,
            {
                let connections = self.clone();
                Box::pin(async move {
                    let mut connection = connections.acquire_for_one().await?;
                    let row = (&mut connection).fetch_optional(query).await?;
                    connection.commit().await?;
                    Ok(row)
                })
            }

            fn prepare_with<'e>(
                self,
                sql: SqlStr,
                parameters: &'e [<$database as Database>::TypeInfo],
            ) -> BoxFuture<'e, sqlx::Result<Prepared<$database>>>
            where
                'p: 'e,
            {
                let connections = self.clone();
                Box::pin(async move { (&mut connections.acquire().await?).prepare_with(sql, parameters).await })
            }

            fn describe<'e>(self, sql: SqlStr) -> BoxFuture<'e, sqlx::Result<Describe<$database>>>
            where
                'p: 'e,
            {
                let connections = self.clone();
                Box::pin(async move { (&mut connections.acquire().await?).describe(sql).await })
            }
        }
    };
}

execute_on!(Sqlite);
execute_on!(Postgres);
